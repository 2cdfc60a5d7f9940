import type { Lines, Position } from '../core/lines.js';
import type { Problem, Range } from '../core/types.js';
import type { Message } from '../messages/message.js';
import { render } from '../messages/render.js';
import { linesIn } from './excerpt.js';
import { jsonChunks, LazyList, lazyList } from './json-chunks.js';
import type { Origin } from './origin.js';
import { placedFindings } from './placed.js';
import type { FileResult, ReportedFinding, ScanResult } from './result.js';
import { countBy } from './summary.js';
import type { ToolInfo } from './tool.js';

/** Increased when a field is removed or changes its meaning; added fields don't count. */
const VERSION = 1;

/** A scan before it was left with what is reported. */
interface ScanStages {
  readonly scanned?: ScanResult | undefined;
  readonly compared?: ScanResult | undefined;
}

type Fingerprints = ReadonlyMap<ReportedFinding, string>;

/**
 * Yields the JSON report in pieces. It is documented in docs/json-report.md and schemas/report.schema.json.
 * @param stages the scan before it was compared with a baseline, and after, with what did not change
 */
export function jsonReport(
  result: ScanResult,
  tool: ToolInfo,
  origin?: Origin,
  { scanned = result, compared = result }: ScanStages = {},
): Iterable<string> {
  const fingerprints = new Map(
    [...new Set([result, scanned])].flatMap((each) =>
      [...placedFindings(each)].map(({ finding, fingerprint }) => [finding, fingerprint] as const),
    ),
  );
  const findings = result.files.flatMap((file) => file.findings);
  return jsonChunks({
    version: VERSION,
    tool: { name: tool.name, version: tool.version },
    ...(origin && { origin: { ...origin } }),
    base: result.base.path,
    incomplete: result.incomplete,
    summary: {
      findings: findings.length,
      byRule: Object.fromEntries(countBy(findings, (finding) => finding.ruleId)),
      byCertainty: Object.fromEntries(countBy(findings, (finding) => finding.certainty)),
    },
    files: lazyList(result.files, (file) => fileOf(file, fingerprints)),
    ...(result.stats.known !== undefined && { known: new LazyList(() => knownOf(compared, scanned, fingerprints)) }),
    ...remarksOf(result),
  });
}

/** Returns the fields other than findings, which all JSON reports share. */
export function remarksOf(result: Pick<ScanResult, 'skipped' | 'errors' | 'stats'>): object {
  return {
    skipped: lazyList(result.skipped, ({ path, uri, reason, detail }) => ({ path, uri, reason, detail })),
    errors: lazyList(result.errors, ({ message, file, line, column }) => ({
      message,
      ...(file && { path: file.path, uri: file.uri }),
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
    })),
    stats: result.stats,
  };
}

/** Yields the findings that the baseline knows. */
function* knownOf(compared: ScanResult, scanned: ScanResult, fingerprints: Fingerprints): Generator<object> {
  const reported = new Set(compared.files.flatMap(({ findings }) => findings));
  for (const { path, uri, findings } of scanned.files) {
    for (const finding of findings) {
      if (reported.has(finding)) continue;
      const { ruleId, certainty } = finding;
      yield { path, uri, ruleId, certainty, fingerprint: fingerprints.get(finding) };
    }
  }
}

function fileOf({ path, uri, excerpt, findings, problems }: FileResult, fingerprints: Fingerprints): object {
  const lines = linesIn(excerpt);
  return {
    path,
    uri,
    findings: lazyList(findings, (finding) => ({
      ...findingOf(finding, lines),
      fingerprint: fingerprints.get(finding),
    })),
    problems: lazyList(problems, (problem) => plainProblem(problem, lines)),
  };
}

/** @param lines of the text that the finding's offsets refer to */
export function findingOf(finding: ReportedFinding, lines: Lines): object {
  const { related, ...plain } = plainFinding(finding, lines);
  return {
    ...plain,
    parts: Object.fromEntries(Object.entries(finding.parts).map(([name, range]) => [name, placeOf(range, lines)])),
    related,
  };
}

/**
 * Returns what the JSON reports and the API say about a finding.
 * @param lines of the text that the finding's offsets refer to
 */
export function plainFinding(finding: ReportedFinding, lines: Lines) {
  const { ruleId, form, certainty, severity, message, start, end, related } = finding;
  return {
    ...{ ruleId, form, certainty, severity, ...textOf(message) },
    ...placeOf(finding, lines),
    text: lines.textBetween(start, end),
    related: related.map((place) => ({ ...textOf(place.message), ...placeOf(place, lines) })),
  };
}

/** Does the same as `plainFinding` for a problem. */
export function plainProblem({ kind, message, ...range }: Problem, lines: Lines) {
  return { kind, ...textOf(message), ...placeOf(range, lines) };
}

/** Returns an English text with its id, which stays the same if the text changes. */
function textOf(message: Message): { readonly message: string; readonly messageId: string } {
  return { message: render(message), messageId: message.id };
}

function placeOf(range: Range, lines: Lines): Record<'start' | 'end', Position & { offset: number }> {
  const place = (offset: number) => ({ offset, ...lines.positionAt(offset) });
  return { start: place(range.start), end: place(range.end) };
}
