import { Argument, Command, CommanderError } from 'commander';
import type { Option } from 'commander';
import { version } from '../../package.json';
import { severalLines } from '../report/display.js';
import { messageOf } from '../scan/error-message.js';
import { explainOptions, fixOptions, mcpOptions, mergeOptions, scanOptions } from './command-options.js';
import { commandTable } from './command-table.js';
import { complain } from './complain.js';
import { completionScript, SHELLS } from './completions.js';
import type { Shell } from './completions.js';
import { withCommand } from './default-command.js';
import { EXIT } from './exit-codes.js';
import { runExplain } from './explain-command.js';
import type { ExplainFlags } from './explain-command.js';
import { runFix } from './fix-command.js';
import type { FixFlags } from './fix-command.js';
import { manualPage } from './manual.js';
import { runMcp } from './mcp-command.js';
import type { McpFlags } from './mcp-command.js';
import { runMerge } from './merge-command.js';
import type { MergeFlags } from './merge-command.js';
import { deliver } from './output.js';
import { runScan } from './scan-command.js';
import type { ScanFlags } from './scan-command.js';

const SCAN_EXAMPLES = `
Examples:
  $ auth0-relink scan                                scan the current folder
  $ auth0-relink scan src public/index.html          scan a folder and a file
  $ auth0-relink scan --format sarif --output relink.sarif
  $ auth0-relink scan --format github --format sarif=relink.sarif
  $ auth0-relink scan --ignore legacy --ignore '**/*.spec.ts'
  $ auth0-relink scan --min-certainty certain        only confirmed findings
  $ auth0-relink scan --since origin/main            only in lines that this branch changes
  $ auth0-relink scan --staged                       only in staged lines, for a pre-commit hook
  $ cat app.js | auth0-relink scan --stdin --stdin-filename app.js

Exit codes: 0 no findings, 1 findings (--fail-on sets which count), 2 invalid usage or an error (even with findings),
130 stopped by Ctrl-C (143 by SIGTERM).`;

const FIX_EXAMPLES = `
Examples:
  $ auth0-relink fix                                 show automatic rewrites as a diff
  $ auth0-relink fix --review                        also show rewrites that need a review
  $ auth0-relink fix --write                         apply automatic rewrites
  $ auth0-relink fix --write --review src            apply all rewrites in src
  $ auth0-relink fix --interactive                   ask about each finding
  $ auth0-relink fix --review --quiet > relink.patch
  $ auth0-relink fix --rule unlink-endpoint --format json
  $ auth0-relink fix --review --since origin/main    only in lines that this branch changes

Exit codes: 0 done, even if a person has something left to do, 1 a requested rewrite was not made, 2 invalid usage or an error,
130 stopped by Ctrl-C (143 by SIGTERM). Each file is either unchanged or completely rewritten. Scan to see what is left.`;

const EXPLAIN_EXAMPLES = `
Examples:
  $ auth0-relink explain src/login.js:42             the findings in line 42
  $ auth0-relink explain src/login.js:42:17          only the one at this column
  $ auth0-relink explain lock-access-token           the page of a rule
  $ auth0-relink explain --list                      all rules

Exit codes: 0 no finding there (the nearest one is named), or a rule, 1 a finding, 2 invalid usage or an error.`;

const MERGE_EXAMPLES = `
Examples:
  $ auth0-relink scan --format json=shop.json        one report for each repository
  $ auth0-relink merge --format html --output all.html reports/*.json
  $ auth0-relink merge --format csv 2030-*/*.json    also over time

Exit codes: 0 merged, 2 invalid usage, or a file that is no report: then nothing is written.`;

const MCP_EXAMPLES = `
Examples, as the settings of an agent name the command:
  auth0-relink mcp                                   tools that scan, explain and preview, in the current folder
  auth0-relink mcp --write /home/me/shop             also the tool that writes, in this folder

It serves the Model Context Protocol on standard input and output, and ends when standard input is closed.
Exit codes: 0 ended, 2 invalid usage.`;
const LSP_EXAMPLES = `
Examples:
  $ auth0-relink lsp                                 as the command of a language server in an editor's settings

Settings of editors: docs/editors.md. Exit codes: 0 after the editor's shutdown request, 1 otherwise.`;

const COMPLETION_EXAMPLES = `
Examples:
  $ source <(auth0-relink completion bash)           in ~/.bashrc
  $ source <(auth0-relink completion zsh)            in ~/.zshrc
  $ auth0-relink completion fish | source            in ~/.config/fish/config.fish`;

const EXAMPLES: ReadonlyMap<string, string> = new Map([
  ['scan', SCAN_EXAMPLES],
  ['fix', FIX_EXAMPLES],
  ['explain', EXPLAIN_EXAMPLES],
  ['merge', MERGE_EXAMPLES],
  ['mcp', MCP_EXAMPLES],
  ['lsp', LSP_EXAMPLES],
  ['completion', COMPLETION_EXAMPLES],
]);

/**
 * Runs the command line.
 * @param argv as `process.argv`
 * @returns the exit code
 */
export async function run(argv: readonly string[]): Promise<number> {
  // A failed write to stdout is reported by its caller; one to stderr, such as a closed pipe, can't be reported at all.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  let code: number = EXIT.clean;
  const program = createProgram((exitCode) => (code = exitCode));
  try {
    if (argv.length <= 2) program.outputHelp();
    else {
      const commands = program.commands.map((command) => command.name());
      await program.parseAsync(withCommand(argv, commands));
    }
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failure;
    complain(messageOf(error));
    return EXIT.failure;
  }
}

function createProgram(onExitCode: (code: number) => void): Command {
  const program = new Command('auth0-relink')
    .description('Finds and rewrites code that still links Auth0 accounts the way Auth0 removed on 2017-03-01.')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .configureOutput({ writeErr: (text) => process.stderr.write(severalLines(text)) })
    .addHelpText(
      'after',
      '\nauth0-relink PATH is short for auth0-relink scan PATH. See also: auth0-relink COMMAND --help',
    )
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
  add('scan', 'Find deprecated account linking in files and folders.', SCAN_EXAMPLES, scanOptions()).action(
    async (paths: string[], flags: ScanFlags) => {
      onExitCode(await runScan(paths, flags, version));
    },
  );
  add(
    'fix',
    'Rewrite deprecated account linking to the Management API. Shows a diff unless --write is set.',
    FIX_EXAMPLES,
    fixOptions(),
  ).action(async (paths: string[], flags: FixFlags) => {
    onExitCode(await runFix(paths, flags, version));
  });
  const explain = program
    .command('explain')
    .description(
      'Explain the finding at a place: why it is reported, what its rewrite does, or the code to write instead. Or a rule.',
    )
    .argument('[place]', 'FILE:LINE or FILE:LINE:COLUMN, or the name of a rule')
    .addHelpText('after', EXPLAIN_EXAMPLES)
    .copyInheritedSettings(program)
    .action(async (place: string | undefined, flags: ExplainFlags) => {
      onExitCode(await runExplain(place, flags));
    });
  for (const option of explainOptions()) explain.addOption(option);
  const merge = program
    .command('merge')
    .description('Merge JSON reports of scan, of many repositories and days, into one report.')
    .argument('<reports...>', 'JSON reports')
    .addHelpText('after', MERGE_EXAMPLES)
    .copyInheritedSettings(program)
    .action(async (reports: string[], flags: MergeFlags) => {
      onExitCode(await runMerge(reports, flags, version));
    });
  for (const option of mergeOptions()) merge.addOption(option);
  const mcp = program
    .command('mcp')
    .description('Serve scan, explain, preview and apply as tools for agents, over the Model Context Protocol.')
    .argument('[roots...]', 'the only folders that the tools may read and write (default: the current folder)')
    .addHelpText('after', MCP_EXAMPLES)
    .copyInheritedSettings(program)
    .action(async (roots: string[], flags: McpFlags) => {
      onExitCode(await runMcp(roots, flags, version));
    });
  for (const option of mcpOptions()) mcp.addOption(option);
  program
    .command('lsp')
    .description('Run a language server on standard input and output, for editors.')
    .option('--stdio', 'accepted because editors pass it; there is no other way')
    .addHelpText('after', LSP_EXAMPLES)
    .copyInheritedSettings(program)
    .action(async () => {
      const { serveStdio } = await import('../lsp/serve-stdio.js');
      await serveStdio();
    });
  const table = () => commandTable(program, (name) => EXAMPLES.get(name) ?? '');
  program
    .command('completion')
    .description('Print a script that completes commands and options in a shell, or the manual page.')
    .addArgument(new Argument('<shell>', 'for which shell, or `man`').choices([...SHELLS, 'man']))
    .addHelpText('after', COMPLETION_EXAMPLES)
    .copyInheritedSettings(program)
    .action(async (shell: Shell | 'man') => {
      const text =
        shell === 'man' ? manualPage(table(), program.description(), version) : completionScript(shell, table());
      await deliver([text], '', {});
    });
  return program;
}
