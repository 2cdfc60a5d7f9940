import { Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import { CERTAINTIES } from '../core/types.js';
import { messageOf } from '../scan/messages.js';
import { EXIT } from './exit-codes.js';
import { complain } from './messages.js';
import { parseGlob, parseRule, parseSize } from './option-values.js';
import { FORMATS, runScan, type ScanFlags } from './scan-command.js';

const EXAMPLES = `
Examples:
  $ auth0-relink scan                                scan the current folder
  $ auth0-relink scan src public/index.html          scan a folder and a file
  $ auth0-relink scan --format sarif --output relink.sarif
  $ auth0-relink scan --ignore legacy --ignore '**/*.spec.ts'
  $ auth0-relink scan --min-certainty certain        only what is proven
  $ cat app.js | auth0-relink scan --stdin --stdin-filename app.js

Exit codes: 0 nothing found, 1 findings, 2 wrong usage or something could not be read (also with findings),
130 stopped by Ctrl-C.`;

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
    .description('Finds code that still links Auth0 accounts the way Auth0 switched off on 2017-03-01.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', '\nStart with: auth0-relink scan --help')
    .exitOverride();
  const scan = program
    .command('scan')
    .description('List deprecated account linking in files and folders.')
    .argument('[paths...]', 'files and folders (default: the current folder)')
    .addHelpText('after', EXAMPLES)
    .copyInheritedSettings(program)
    .action(async (paths: string[], flags: ScanFlags) => {
      onExitCode(await runScan(paths, flags, version));
    });
  for (const option of scanOptions()) scan.addOption(option);
  return program;
}

function scanOptions(): Option[] {
  return [
    new Option('-f, --format <format>', 'how to report').choices([...FORMATS]).default('text'),
    new Option('-o, --output <file>', 'write the report to a file'),
    new Option('--rule <id>', 'run only this rule (repeatable)').argParser(parseRule),
    new Option('--include <glob>', 'only files that match (repeatable)').argParser(parseGlob),
    new Option('--ignore <glob>', 'no files that match (repeatable)').argParser(parseGlob),
    new Option('--no-gitignore', 'also scan what .gitignore leaves out'),
    new Option('--max-file-size <size>', 'leave out larger files, such as 500k or 2MB (default: 1MB)').argParser(
      parseSize,
    ),
    new Option('--min-certainty <certainty>', 'the least certain findings to report: certain, likely, or dead (all)')
      .choices([...CERTAINTIES])
      .default('dead'),
    new Option('--config <file>', 'use this configuration instead of the nearest auth0-relink.json'),
    new Option('--stdin', 'scan standard input'),
    new Option('--stdin-filename <name>', 'what standard input is called'),
    new Option('-q, --quiet', 'print only findings'),
    new Option('-v, --verbose', 'name every file that was not looked into'),
    new Option('--color', 'use colours (default: on a terminal, unless NO_COLOR is set)'),
    new Option('--no-color', 'use no colours'),
  ];
}
