import type { RuleMeta } from '../core/types.js';
import type { Severity } from '../core/types.js';
import { render } from '../messages/render.js';
import { codeFrame } from './code-frame.js';
import { oneLine } from './display.js';
import { linesOf } from './positions.js';
import type { Lines } from './positions.js';
import type { FileResult, ReportedFinding, ScanResult } from './result.js';
import { counted, summaryLines } from './summary.js';
import { plain } from './text-style.js';
import type { TextStyle } from './text-style.js';

export interface TextOptions {
  /** Metadata of the rules, for the summary. */
  readonly rules: readonly RuleMeta[];
  /** Plain text if absent. */
  readonly style?: TextStyle;
  /** Print only findings, without the summary and skipped files. */
  readonly quiet?: boolean;
  /** List every skipped file. */
  readonly verbose?: boolean;
}

/**
 * Returns the text report: findings by file, each with its code, and a summary. Ends with a newline unless it is empty.
 */
export function textReport(result: ScanResult, options: TextOptions): string {
  const style = options.style ?? plain;
  const quiet = options.quiet ?? false;
  const blocks = result.files.flatMap((file) => fileBlocks(file, style, quiet));
  if (!quiet) blocks.push(summaryLines(result, options.rules, style, options.verbose ?? false));
  else if (result.incomplete) blocks.push(['Incomplete: the scan was stopped early.']);
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function fileBlocks(file: FileResult, style: TextStyle, quiet: boolean): string[][] {
  const lines = linesOf(file.text);
  const problems = quiet ? [] : file.problems;
  if (file.findings.length + problems.length === 0) return [];
  const at = (offset: number) => {
    const { line, column } = lines.positionAt(offset);
    return `${oneLine(file.path)}:${line}:${column}`;
  };
  const head = file.findings.length === 0 ? '' : style.dim(` (${counted(file.findings.length, 'finding')})`);
  return [
    [style.bold(oneLine(file.path)) + head],
    ...file.findings.map((finding) => findingLines(finding, lines, at, style)),
    ...problems.map((problem) => [
      `${at(problem.start)}  ${style.cyan(problem.kind)}`,
      `  ${oneLine(render(problem.message))}`,
    ]),
  ];
}

/**
 * Returns a finding's lines: position, message and code.
 * @param lines the text that the finding's offsets refer to
 * @param at formats a position in that text
 */
export function findingLines(
  finding: ReportedFinding,
  lines: Lines,
  at: (offset: number) => string,
  style: TextStyle,
): string[] {
  const colour = COLOUR[finding.severity];
  return [
    `${at(finding.start)}  ${style[colour](finding.certainty)}  ${style.bold(finding.ruleId)}`,
    `  ${oneLine(render(finding.message))}`,
    ...codeFrame(lines, finding, style).map((line) => `  ${line}`.trimEnd()),
    ...finding.related.map((place) => style.dim(`  see ${at(place.start)}: ${oneLine(render(place.message))}`)),
  ];
}

const COLOUR: Readonly<Record<Severity, 'red' | 'yellow' | 'cyan'>> = {
  error: 'red',
  warning: 'yellow',
  information: 'cyan',
  hint: 'cyan',
};
