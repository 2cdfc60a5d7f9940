import { statSync } from 'node:fs';
import path from 'node:path';
import type { ChangeFlags } from '../changes/given-changes.js';
import type { Certainty } from '../core/types.js';
import { exitCodeAfter, STOP_SIGNALS } from '../files/stop-signals.js';
import type { ShownProgress } from '../fix/fix-settings.js';
import type { ScanOptions } from '../scan/options.js';
import { createProgressLine } from './progress.js';

/** The options that all scanning commands share, as parsed by commander. */
export interface ScanningFlags extends ChangeFlags {
  readonly rule?: string[];
  readonly include?: string[];
  readonly ignore?: string[];
  readonly gitignore: boolean;
  readonly maxFileSize?: number;
  readonly minCertainty: Certainty;
  readonly config?: string;
  readonly output?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
}

/** @throws {Error} with a sentence that names the file */
export function checkConfig({ config }: ScanningFlags): void {
  if (config !== undefined && statSync(config, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new Error(`--config ${config}: no such file`);
  }
}

export function scanOptionsOf(paths: readonly string[], flags: ScanningFlags): ScanOptions {
  return {
    paths: paths.length === 0 ? ['.'] : paths,
    cwd: process.cwd(),
    rules: flags.rule,
    include: flags.include,
    ignore: flags.ignore,
    gitignore: flags.gitignore,
    maxFileSize: flags.maxFileSize,
    minCertainty: flags.minCertainty,
    configFile: flags.config === undefined ? undefined : path.resolve(flags.config),
    ripgrep: !process.env['AUTH0_RELINK_NO_RIPGREP'],
  };
}

/** The result of a task, and the exit code if a signal stopped it. */
export interface Interruptible<T> {
  readonly result: T;
  readonly interrupted: number | undefined;
}

/**
 * Runs a task that the first Ctrl-C, SIGTERM or SIGHUP stops gracefully; a second one ends the process.
 * @param run must return a partial result soon after its signal is aborted
 */
export async function interruptibly<T>(run: (controller: AbortController) => Promise<T>): Promise<Interruptible<T>> {
  const controller = new AbortController();
  let code = exitCodeAfter('SIGINT');
  const interrupt = (signal: (typeof STOP_SIGNALS)[number]) => {
    code = exitCodeAfter(signal);
    for (const each of STOP_SIGNALS) process.off(each, interrupt);
    controller.abort();
  };
  for (const signal of STOP_SIGNALS) process.on(signal, interrupt);
  try {
    const result = await run(controller);
    return { result, interrupted: controller.signal.aborted ? code : undefined };
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, interrupt);
  }
}

/**
 * Does the same as `interruptibly`, with a line on stderr that shows the progress.
 * @param quiet whether there is no such line
 */
export function withProgress<T>(
  quiet: boolean | undefined,
  run: (signal: AbortSignal, progress: ShownProgress | undefined) => Promise<T>,
): Promise<Interruptible<T>> {
  return interruptibly(async ({ signal }) => {
    const progress = quiet ? undefined : createProgressLine(process.stderr);
    try {
      return await run(signal, progress);
    } finally {
      progress?.end();
    }
  });
}
