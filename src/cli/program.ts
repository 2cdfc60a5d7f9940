import { Command, CommanderError } from 'commander';
import type { Option } from 'commander';
import { version } from '../../package.json';
import { messageOf } from '../scan/error-message.js';
import { fixOptions, scanOptions } from './command-options.js';
import { complain } from './complain.js';
import { EXIT } from './exit-codes.js';
import { runFix } from './fix-command.js';
import type { FixFlags } from './fix-command.js';
import { runScan } from './scan-command.js';
import type { ScanFlags } from './scan-command.js';

const SCAN_EXAMPLES = `
Examples:
  $ auth0-relink scan                                scan the current folder
  $ auth0-relink scan src public/index.html          scan a folder and a file
  $ auth0-relink scan --format sarif --output relink.sarif
  $ auth0-relink scan --ignore legacy --ignore '**/*.spec.ts'
  $ auth0-relink scan --min-certainty certain        only what is proven
  $ cat app.js | auth0-relink scan --stdin --stdin-filename app.js

Exit codes: 0 nothing found, 1 findings, 2 wrong usage or something could not be read (also with findings),
130 stopped by Ctrl-C.`;

const FIX_EXAMPLES = `
Examples:
  $ auth0-relink fix                                 show what can be rewritten, as a diff
  $ auth0-relink fix --review                        the same, with what needs a review
  $ auth0-relink fix --write                         rewrite what leaves nothing to a person
  $ auth0-relink fix --write --review src            rewrite all that can be, in src
  $ auth0-relink fix --interactive                   ask about each finding
  $ auth0-relink fix --review --quiet > relink.patch
  $ auth0-relink fix --rule unlink-endpoint --format json

Exit codes: 0 nothing left, 1 something is left for a person (a finding, or what a rewrite says that is to do),
2 wrong usage or a failure, 130 stopped by Ctrl-C. Every file is then either as it was or rewritten whole.`;

/**
 * Runs the command line.
 * @param argv as `process.argv`
 * @returns the exit code
 */
export async function run(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.clean;
  const program = createProgram((exitCode) => (code = exitCode));
  try {
    if (argv.length <= 2) program.outputHelp();
    else await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failure;
    complain(messageOf(error));
    return EXIT.failure;
  }
}

function createProgram(onExitCode: (code: number) => void): Command {
  const program = new Command('auth0-relink')
    .description(
      'Finds code that still links Auth0 accounts the way Auth0 switched off on 2017-03-01, and rewrites it.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', '\nStart with: auth0-relink scan --help, auth0-relink fix --help')
    .exitOverride();
  const add = (name: string, description: string, examples: string, options: readonly Option[]) => {
    const command = program
      .command(name)
      .description(description)
      .argument('[paths...]', 'files and folders (default: the current folder)')
      .addHelpText('after', examples)
      .copyInheritedSettings(program);
    for (const option of options) command.addOption(option);
    return command;
  };
  add('scan', 'List deprecated account linking in files and folders.', SCAN_EXAMPLES, scanOptions()).action(
    async (paths: string[], flags: ScanFlags) => {
      onExitCode(await runScan(paths, flags, version));
    },
  );
  add('fix', 'Rewrite it to the Management API. Shows a diff unless told to write.', FIX_EXAMPLES, fixOptions()).action(
    async (paths: string[], flags: FixFlags) => {
      onExitCode(await runFix(paths, flags, version));
    },
  );
  return program;
}
