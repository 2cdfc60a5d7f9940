import { CERTAINTIES } from '../core/types.js';
import type { Certainty, RuleMeta } from '../core/types.js';
import { render } from '../messages/render.js';
import { oneLine } from './display.js';
import type { ReportedFinding, ScanResult, SkipReason } from './result.js';
import type { TextStyle } from './text-style.js';

const MEANING: Readonly<Record<Certainty, string>> = {
  certain: 'Auth0 code that no longer works',
  likely: 'looks like Auth0 code, but could not be confirmed',
  dead: 'no effect: the SDK always dropped this token',
};

/** Why candidates are skipped, as the end of `2 files: …`. */
export const SKIP_TEXTS: Readonly<Record<SkipReason, string>> = {
  ignored: 'excluded by include or ignore globs',
  unsupported: 'unsupported file type',
  'too-large': 'larger than --max-file-size',
  'too-complex': 'too complex to check completely',
  minified: 'minified',
  sdk: 'build of an Auth0 SDK',
  binary: 'binary',
  unreadable: 'unreadable',
};

/** Returns how many findings files have together. */
export function countFindings(files: readonly { readonly findings: readonly unknown[] }[]): number {
  return files.reduce((sum, { findings }) => sum + findings.length, 0);
}

/** @returns `1 file`, `2 files` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Returns how many items have each value of `key`; keys are in order of first appearance. */
export function countBy<T, K extends string>(items: readonly T[], key: (item: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/** Returns the findings by rule and certainty, and what the scan skipped. */
export function summaryLines(
  result: ScanResult,
  rules: readonly RuleMeta[],
  style: TextStyle,
  verbose: boolean,
): string[] {
  const findings = result.files.flatMap((file) => file.findings);
  return [...foundLines(result, findings, rules, style), ...remarkLines(result, style, verbose)];
}

/** Returns what the scan skipped or suppressed, its errors, and whether it is incomplete. */
export function remarkLines(result: ScanResult, style: TextStyle, verbose: boolean): string[] {
  return [
    ...silencedLines(result),
    ...skippedLines(result, verbose),
    ...(result.errors.length === 0 ? [] : [style.red(`${counted(result.errors.length, 'error')}: see above.`)]),
    ...(verbose ? [effortLine(result)] : []),
    ...(result.incomplete ? [style.red('Incomplete: the scan was stopped early.')] : []),
  ];
}

function effortLine({ stats }: ScanResult): string {
  const seconds = (stats.elapsedMs / 1000).toFixed(2);
  return `${stats.analysed} of ${counted(stats.candidates, 'candidate file')} analysed in ${seconds} s.`;
}

function foundLines(
  result: ScanResult,
  findings: readonly ReportedFinding[],
  rules: readonly RuleMeta[],
  style: TextStyle,
): string[] {
  if (findings.length === 0) {
    return [style.bold(nothingFound(result))];
  }
  const files = result.files.filter((file) => file.findings.length > 0).length;
  const byRule = countBy(findings, (finding) => finding.ruleId);
  const byCertainty = countBy(findings, (finding) => finding.certainty);
  const wide = Math.max(...[...byRule.keys()].map((id) => id.length));
  const digits = String(findings.length).length;
  const line = (name: string, count: number, text: string) =>
    `  ${String(count).padStart(digits)}  ${style.bold(name.padEnd(wide))}  ${text}`;
  return [
    style.bold(`${counted(findings.length, 'finding')} in ${counted(files, 'file')}`),
    ...[...byRule].map(([id, count]) => line(id, count, ruleTitle(rules, id))),
    ...CERTAINTIES.flatMap((certainty) => {
      const count = byCertainty.get(certainty);
      return count === undefined ? [] : [line(certainty, count, MEANING[certainty])];
    }),
  ];
}

/** Returns the sentence for a scan without findings. */
export function nothingFound({ incomplete, stats }: ScanResult): string {
  if (incomplete) return 'Nothing found so far.';
  if (stats.unchanged !== undefined) return 'No findings in changed lines.';
  return stats.known ? 'No new findings.' : 'No deprecated account linking found.';
}

function silencedLines({ stats }: ScanResult): string[] {
  const lines: string[] = [];
  if (stats.suppressed > 0) lines.push(`${counted(stats.suppressed, 'finding')} suppressed by comments.`);
  if (stats.known !== undefined) lines.push(`${counted(stats.known, 'finding')} known: in the baseline.`);
  if (stats.unchanged !== undefined) lines.push(`${counted(stats.unchanged, 'finding')} in unchanged lines.`);
  if (stats.belowCertainty > 0) lines.push(`${counted(stats.belowCertainty, 'finding')} hidden by --min-certainty.`);
  return lines;
}

function skippedLines({ skipped }: ScanResult, verbose: boolean): string[] {
  if (skipped.length === 0) return [];
  const lines = [`${counted(skipped.length, 'candidate file')} skipped:`];
  for (const reason of Object.keys(SKIP_TEXTS) as SkipReason[]) {
    const files = skipped.filter((file) => file.reason === reason);
    if (files.length === 0) continue;
    const kinds = reason === 'unsupported' ? ` (${kindsOf(files.map((file) => file.path))})` : '';
    lines.push(`  ${files.length} ${SKIP_TEXTS[reason]}${kinds}`);
    if (!verbose) continue;
    for (const { path, detail } of files) lines.push(`    ${oneLine(path)}${detail && ` (${oneLine(detail)})`}`);
  }
  if (!verbose) lines.push('  Use --verbose to list them.');
  return lines;
}

/** `.md 12, .vue 3, 2 others` */
function kindsOf(paths: readonly string[]): string {
  const kinds = countBy(paths, (path) => /[^/](\.[^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? 'no extension');
  const sorted = [...kinds].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const named = sorted.slice(0, 4).map(([kind, count]) => `${oneLine(kind)} ${count}`);
  const rest = sorted.slice(4).reduce((sum, [, count]) => sum + count, 0);
  return [...named, ...(rest > 0 ? [counted(rest, 'other')] : [])].join(', ');
}

/** Returns a rule's title, or an empty string for an unknown rule. */
export function ruleTitle(rules: readonly RuleMeta[], id: string): string {
  const rule = rules.find((each) => each.id === id);
  return rule ? render(rule.title) : '';
}
