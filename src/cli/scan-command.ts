import path from 'node:path';
import { jsonReport } from '../report/json.js';
import type { ScanResult } from '../report/result.js';
import { sarifReport } from '../report/sarif.js';
import { counted } from '../report/summary.js';
import { textReport } from '../report/text.js';
import { ruleMetas } from '../rules/metadata.js';
import { DEFAULT_MAX_FILE_SIZE } from '../scan/options.js';
import type { ScanOptions } from '../scan/options.js';
import { scan, scanBytes } from '../scan/scan.js';
import { styleFor } from './colors.js';
import { complain, describe } from './complain.js';
import { EXIT } from './exit-codes.js';
import { checkOutput, deliver } from './output.js';
import { createProgressLine } from './progress.js';
import { checkConfig, interruptibly, scanOptionsOf } from './scanning.js';
import type { Interruptible, ScanningFlags } from './scanning.js';
import { readStdin } from './standard-input.js';

export const FORMATS = ['text', 'json', 'sarif'] as const;

/** The options of `auth0-relink scan`, as parsed by commander. */
export interface ScanFlags extends ScanningFlags {
  readonly format: (typeof FORMATS)[number];
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
}

/**
 * Runs `auth0-relink scan`.
 * @returns the exit code
 * @throws {Error} with a sentence for the user, if there is nothing to report
 */
export async function runScan(paths: readonly string[], flags: ScanFlags, version: string): Promise<number> {
  checkFlags(paths, flags);
  const options = scanOptionsOf(paths, flags);
  const { result, interrupted } = flags.stdin
    ? { result: await scanStdin(options, flags), interrupted: undefined }
    : await scanInterruptibly(options, flags);
  for (const error of result.errors) complain(describe(error));
  if (result.incomplete) complain('scan stopped early; findings so far:');
  const findings = result.files.reduce((sum, file) => sum + file.findings.length, 0);
  await deliver(render(result, flags, version), counted(findings, 'finding'), flags);
  if (result.incomplete) return interrupted ?? EXIT.failure;
  if (result.errors.length > 0) return EXIT.failure;
  return findings > 0 ? EXIT.findings : EXIT.clean;
}

function checkFlags(paths: readonly string[], flags: ScanFlags): void {
  const { output, stdin, stdinFilename } = flags;
  if (output !== undefined) checkOutput(output);
  if (stdin && paths.length > 0) throw new Error('--stdin scans standard input; remove the paths');
  if (stdin && stdinFilename === undefined) {
    throw new Error('--stdin needs --stdin-filename NAME; its extension sets the file type');
  }
  if (!stdin && stdinFilename !== undefined) throw new Error('--stdin-filename needs --stdin');
  checkConfig(flags);
}

async function scanStdin(options: ScanOptions, { stdinFilename = '' }: ScanFlags): Promise<ScanResult> {
  const bytes = await readStdin(options.maxFileSize ?? DEFAULT_MAX_FILE_SIZE);
  return scanBytes(bytes, path.resolve(stdinFilename), options);
}

function scanInterruptibly(options: ScanOptions, { quiet }: ScanFlags): Promise<Interruptible<ScanResult>> {
  return interruptibly(async ({ signal }) => {
    const progress = quiet ? undefined : createProgressLine(process.stderr);
    try {
      return await scan(options, { signal, onProgress: (state) => progress?.update(state) });
    } finally {
      progress?.end();
    }
  });
}

function render(result: ScanResult, flags: ScanFlags, version: string): Iterable<string> {
  const tool = { name: 'auth0-relink', version };
  switch (flags.format) {
    case 'json':
      return jsonReport(result, tool);
    case 'sarif':
      return sarifReport([result], tool, ruleMetas);
    case 'text': {
      const style = styleFor(flags.color, flags.output === undefined && process.stdout.isTTY);
      const { quiet = false, verbose = false } = flags;
      return textReport(result, { rules: ruleMetas, style, quiet, verbose });
    }
  }
}
