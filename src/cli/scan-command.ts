import { statSync } from 'node:fs';
import path from 'node:path';
import type { Certainty } from '../core/types.js';
import { jsonReport } from '../report/json.js';
import type { ScanResult } from '../report/result.js';
import { sarifReport } from '../report/sarif.js';
import { textReport } from '../report/text.js';
import { ruleMetas } from '../rules/metadata.js';
import type { ScanOptions } from '../scan/options.js';
import { scan, scanBytes } from '../scan/scan.js';
import { styleFor } from './colors.js';
import { EXIT } from './exit-codes.js';
import { complain, describe } from './messages.js';
import { checkOutput, print, readStdin, writeOutput } from './output.js';
import { createProgressLine } from './progress.js';

export const FORMATS = ['text', 'json', 'sarif'] as const;

/** The options of `auth0-relink scan`, as commander hands them over. */
export interface ScanFlags {
  readonly format: (typeof FORMATS)[number];
  readonly output?: string;
  readonly rule?: string[];
  readonly include?: string[];
  readonly ignore?: string[];
  readonly gitignore: boolean;
  readonly maxFileSize?: number;
  readonly minCertainty: Certainty;
  readonly config?: string;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
}

/**
 * Runs `auth0-relink scan`.
 * @returns the exit code
 * @throws {Error} with a sentence for the user, when there is nothing to report
 */
export async function runScan(paths: readonly string[], flags: ScanFlags, version: string): Promise<number> {
  checkFlags(paths, flags);
  const options = optionsOf(paths, flags);
  const result = flags.stdin
    ? await scanBytes(await readStdin(), path.resolve(flags.stdinFilename ?? ''), options)
    : await scanInterruptibly(options, flags);
  for (const error of result.errors) complain(describe(error));
  if (result.incomplete) complain('stopped before the end of the scan; what was found so far:');
  await deliver(render(result, flags, version), result, flags);
  if (result.incomplete) return EXIT.interrupted;
  if (result.errors.length > 0) return EXIT.failure;
  return result.files.some((file) => file.findings.length > 0) ? EXIT.findings : EXIT.clean;
}

function checkFlags(paths: readonly string[], { output, config, stdin, stdinFilename }: ScanFlags): void {
  if (output !== undefined) checkOutput(output);
  if (stdin && paths.length > 0) throw new Error('--stdin scans standard input; leave out the paths');
  if (stdin && stdinFilename === undefined) {
    throw new Error('--stdin needs --stdin-filename NAME, whose ending says what kind of text it is');
  }
  if (!stdin && stdinFilename !== undefined) throw new Error('--stdin-filename needs --stdin');
  if (config !== undefined && statSync(config, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new Error(`--config ${config}: no such file`);
  }
}

function optionsOf(paths: readonly string[], flags: ScanFlags): ScanOptions {
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

/** The first Ctrl-C ends the scan and reports what was found; a second one ends the process. */
async function scanInterruptibly(options: ScanOptions, flags: ScanFlags): Promise<ScanResult> {
  const controller = new AbortController();
  const progress = flags.quiet ? undefined : createProgressLine(process.stderr);
  const interrupt = () => {
    controller.abort();
  };
  process.once('SIGINT', interrupt);
  try {
    return await scan(options, { signal: controller.signal, onProgress: (state) => progress?.update(state) });
  } finally {
    process.off('SIGINT', interrupt);
    progress?.end();
  }
}

function render(result: ScanResult, flags: ScanFlags, version: string): string {
  const tool = { name: 'auth0-relink', version };
  switch (flags.format) {
    case 'json':
      return jsonReport(result, tool);
    case 'sarif':
      return sarifReport(result, tool, ruleMetas);
    case 'text': {
      const style = styleFor(flags.color, flags.output === undefined && process.stdout.isTTY);
      const { quiet = false, verbose = false } = flags;
      return textReport(result, { rules: ruleMetas, style, quiet, verbose });
    }
  }
}

async function deliver(report: string, result: ScanResult, { output, quiet }: ScanFlags): Promise<void> {
  if (output === undefined) {
    await print(report);
    return;
  }
  writeOutput(output, report);
  const findings = result.files.reduce((sum, file) => sum + file.findings.length, 0);
  if (!quiet) process.stderr.write(`${findings} finding${findings === 1 ? '' : 's'}, written to ${output}\n`);
}
