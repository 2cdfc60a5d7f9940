import path from 'node:path';
import { givenChanges } from '../changes/given-changes.js';
import type { Wanted } from '../fix/choice.js';
import { fixFiles } from '../fix/fix-files.js';
import type { FixSettings } from '../fix/fix-settings.js';
import { fixJsonReport } from '../report/fix-json.js';
import { isSomethingUndone } from '../report/fix-result.js';
import type { FixedFile, FixResult } from '../report/fix-result.js';
import { fixTextReport } from '../report/fix-text.js';
import { counted } from '../report/summary.js';
import { styleFor } from './colors.js';
import { complain, describe } from './complain.js';
import { EXIT } from './exit-codes.js';
import { createDialog } from './interactive/dialog.js';
import { fixInteractively } from './interactive/fix-interactively.js';
import { checkOutput, deliver } from './output.js';
import { createProgressLine } from './progress.js';
import { checkConfig, interruptibly, scanOptionsOf } from './scanning.js';
import type { Interruptible, ScanningFlags } from './scanning.js';

export const FIX_FORMATS = ['text', 'json'] as const;

/** The options of `auth0-relink fix`, as parsed by commander. */
export interface FixFlags extends ScanningFlags {
  readonly format: (typeof FIX_FORMATS)[number];
  readonly write?: boolean;
  readonly review?: boolean;
  readonly interactive?: boolean;
  readonly upgrade?: boolean;
  readonly target?: string[];
  readonly allowDirty?: boolean;
}

/**
 * Runs `auth0-relink fix`.
 * @returns the exit code
 * @throws {Error} with a sentence for the user, if nothing was done
 */
export async function runFix(paths: readonly string[], flags: FixFlags, version: string): Promise<number> {
  checkFlags(flags);
  const { result, interrupted } = await fix(paths, flags);
  const { errors, incomplete } = result.scan;
  for (const error of errors) complain(describe(error));
  if (incomplete) complain(stoppedMessage(result));
  const written = result.files.filter(({ change }) => change === 'written').length;
  await deliver(render(result, flags, version), `${counted(written, 'file')} rewritten`, flags);
  if (incomplete) return interrupted ?? EXIT.failure;
  if (errors.length > 0) return EXIT.failure;
  return isSomethingUndone(result) ? EXIT.undone : EXIT.clean;
}

function checkFlags(flags: FixFlags): void {
  checkConfig(flags);
  if (flags.output !== undefined) checkOutput(flags.output);
  if (flags.staged) {
    throw new Error("fix can't take --staged: it writes the work tree, whose lines may differ; use --since HEAD");
  }
  if (!flags.interactive) return;
  if (flags.format === 'json') throw new Error("--interactive can't be combined with --format json");
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new Error('--interactive needs a terminal; use --write or --write --review instead');
  }
}

async function fix(paths: readonly string[], flags: FixFlags): Promise<Interruptible<FixResult>> {
  const options = scanOptionsOf(paths, flags);
  const changes = await givenChanges(options, flags);
  const wanted: Wanted = {
    review: (flags.review ?? false) || (flags.interactive ?? false),
    targets: flags.target,
    minCertainty: flags.minCertainty,
    onlyReported: changes !== undefined,
  };
  const settings: FixSettings = {
    write: (flags.write ?? false) || (flags.interactive ?? false),
    allowDirty: flags.allowDirty ?? false,
    upgrade: flags.upgrade ?? false,
    changes,
    scanned: options.paths.map((given) => path.resolve(options.cwd, given)),
    note: (message) => {
      if (!flags.quiet) complain(message);
    },
  };
  return interruptibly(async (controller) => {
    const { signal } = controller;
    const progress = flags.quiet ? undefined : createProgressLine(process.stderr);
    if (!flags.interactive) return fixFiles(options, wanted, settings, signal, progress);
    const dialog = createDialog(process.stdin, process.stdout, () => {
      controller.abort();
    });
    // Otherwise the dialog would still wait for an answer.
    signal.addEventListener('abort', dialog.close);
    try {
      const style = styleFor(flags.color, true);
      return await fixInteractively(options, wanted, settings, signal, progress, { dialog, style });
    } finally {
      dialog.close();
    }
  });
}

function stoppedMessage({ files, write }: FixResult): string {
  const done = files.filter(({ change }) => change === 'written').length;
  const isLeft = ({ change, findings }: FixedFile) =>
    change === 'proposed' || findings.some(({ outcome }) => outcome === 'unfinished');
  const left = files.filter(isLeft).length;
  if (!write) return 'stopped early; nothing was written';
  return `stopped early; ${counted(done, 'file')} written, ${counted(left, 'file')} unchanged`;
}

function render(result: FixResult, flags: FixFlags, version: string): Iterable<string> {
  if (flags.format === 'json') return fixJsonReport(result, { name: 'auth0-relink', version });
  const terminal = flags.output === undefined && process.stdout.isTTY;
  const { quiet = false, verbose = false } = flags;
  return fixTextReport(result, {
    style: styleFor(flags.color, terminal),
    terminal,
    // `git diff` shows written changes, and the dialog has shown each change before the answer.
    diffs: !result.write,
    quiet,
    verbose,
  });
}
