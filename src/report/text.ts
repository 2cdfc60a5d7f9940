import type { Lines } from '../core/lines.js';
import type { RuleMeta } from '../core/types.js';
import type { Severity } from '../core/types.js';
import { render } from '../messages/render.js';
import { codeFrame } from './code-frame.js';
import { oneLine } from './display.js';
import { linesIn } from './excerpt.js';
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
 * Yields the text report in pieces: findings by file, each with its code, and a summary. Ends with a newline unless it
 * is empty.
 */
export function* textReport(result: ScanResult, options: TextOptions): Generator<string> {
  let isFirst = true;
  for (const lines of blocksOf(result, options)) {
    yield `${isFirst ? '' : '\n'}${lines.join('\n')}\n`;
    isFirst = false;
  }
}

function* blocksOf(result: ScanResult, options: TextOptions): Generator<string[]> {
  const style = options.style ?? plain;
  const quiet = options.quiet ?? false;
  for (const file of result.files) yield* fileBlocks(file, style, quiet);
  if (!quiet) yield summaryLines(result, options.rules, style, options.verbose ?? false);
  else if (result.incomplete) yield ['Incomplete: the scan was stopped early.'];
}

function* fileBlocks(file: FileResult, style: TextStyle, quiet: boolean): Generator<string[]> {
  const lines = linesIn(file.excerpt);
  const problems = quiet ? [] : file.problems;
  if (file.findings.length + problems.length === 0) return;
  const at = (offset: number) => {
    const { line, column } = lines.positionAt(offset);
    return `${oneLine(file.path)}:${line}:${column}`;
  };
  const head = file.findings.length === 0 ? '' : style.dim(` (${counted(file.findings.length, 'finding')})`);
  yield [style.bold(oneLine(file.path)) + head];
  for (const finding of file.findings) yield findingLines(finding, lines, at, style);
  for (const { start, kind, message } of problems) {
    yield [`${at(start)}  ${style.cyan(kind)}`, `  ${oneLine(render(message))}`];
  }
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
