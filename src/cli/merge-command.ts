import { randomUUID } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { findNodeAtLocation, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { linesOf } from '../core/lines.js';
import { mergedHtml } from '../report/merge/merged-html.js';
import { mergedCsv, mergedJson, mergedMarkdown } from '../report/merge/merged-text.js';
import { mergedReports } from '../report/merge/merged.js';
import type { Merged } from '../report/merge/merged.js';
import { readReport } from '../report/merge/report-input.js';
import type { ReportFault, ReportInput } from '../report/merge/report-input.js';
import { counted } from '../report/summary.js';
import type { ToolInfo } from '../report/tool.js';
import { complain } from './complain.js';
import { EXIT } from './exit-codes.js';
import { checkOutput, deliver } from './output.js';

const RENDERERS = {
  markdown: (merged: Merged) => mergedMarkdown(merged),
  html: (merged: Merged) => mergedHtml(merged, randomUUID().replaceAll('-', '')),
  csv: (merged: Merged) => mergedCsv(merged),
  json: (merged: Merged, tool: ToolInfo) => mergedJson(merged, tool),
} satisfies Record<string, (merged: Merged, tool: ToolInfo) => Iterable<string>>;

/** In the order of the help. */
export const MERGE_FORMATS = Object.keys(RENDERERS) as (keyof typeof RENDERERS)[];

/** The options of `auth0-relink merge`, as parsed by commander. */
export interface MergeFlags {
  readonly format: keyof typeof RENDERERS;
  readonly output?: string;
  readonly quiet?: boolean;
}

/**
 * Runs `auth0-relink merge`. Writes nothing unless all reports are valid.
 * @param files JSON reports of `scan`
 * @returns the exit code
 * @throws {Error} with a sentence for the user, if nothing was written
 */
export async function runMerge(files: readonly string[], flags: MergeFlags, version: string): Promise<number> {
  if (flags.output !== undefined) checkTarget(flags.output, files);
  const reports: ReportInput[] = [];
  let faults = 0;
  for (const file of files) {
    const read = readFile(file);
    if ('fault' in read) complain(`${file}${read.fault}`);
    if ('fault' in read) faults++;
    else reports.push(read);
  }
  if (faults > 0) {
    complain(`${counted(faults, 'report')} of ${files.length} can't be merged; nothing was written`);
    return EXIT.failure;
  }
  const merged = mergedReports(reports);
  const content = `${counted(reports.length, 'report')} merged`;
  await deliver(RENDERERS[flags.format](merged, { name: 'auth0-relink', version }), content, flags);
  return EXIT.clean;
}

/** @throws {Error} if the output can't be written, or would replace a report */
function checkTarget(output: string, files: readonly string[]): void {
  checkOutput(output);
  if (!statSync(output, { throwIfNoEntry: false })?.isFile()) return;
  const target = realpathSync(output);
  if (files.some((file) => statSync(file, { throwIfNoEntry: false }) && realpathSync(file) === target)) {
    throw new Error(`--output ${output}: is one of the reports to merge`);
  }
}

/** Returns a report, or what is wrong with the file, beginning with the place. */
function readFile(file: string): ReportInput | { readonly fault: string } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    return { fault: `: cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})` };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: syntaxFault(text) };
  }
  const report = readReport(value);
  if (!('fault' in report)) return report;
  return { fault: `:${placeIn(text, offsetOf(text, report.fault))}: ${report.fault.message}` };
}

function syntaxFault(text: string): string {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  const offset = error?.offset ?? text.length;
  if (text.slice(offset).trim() === '') return `:${placeIn(text, text.length)}: the file ends before the report does`;
  return `:${placeIn(text, offset)}: not JSON (${error === undefined ? 'invalid text' : printParseErrorCode(error.error)})`;
}

/** Returns where a fault is, or else the innermost value that contains the place. */
function offsetOf(text: string, { at }: ReportFault): number {
  const root = parseTree(text);
  for (let length = at.length; root !== undefined && length >= 0; length--) {
    const node = findNodeAtLocation(root, at.slice(0, length));
    if (node !== undefined) return node.offset;
  }
  return 0;
}

function placeIn(text: string, offset: number): string {
  const { line, column } = linesOf(text).positionAt(offset);
  return `${line}:${column}`;
}
