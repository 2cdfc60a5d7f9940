import type { Range } from '../core/types.js';
import type { Message } from '../messages/message.js';
import { render } from '../messages/render.js';
import { linesOf } from './positions.js';
import type { Lines, Position } from './positions.js';
import type { FileResult, ReportedFinding, ScanResult } from './result.js';
import { countBy } from './summary.js';
import type { ToolInfo } from './tool.js';

/** Increased when a field is removed or changes its meaning; added fields don't count. */
const VERSION = 1;

/** Returns the JSON report, documented in docs/json-report.md and schemas/report.schema.json. */
export function jsonReport(result: ScanResult, tool: ToolInfo): string {
  const findings = result.files.flatMap((file) => file.findings);
  const report = {
    version: VERSION,
    tool: { name: tool.name, version: tool.version },
    base: result.base.path,
    incomplete: result.incomplete,
    summary: {
      findings: findings.length,
      byRule: Object.fromEntries(countBy(findings, (finding) => finding.ruleId)),
      byCertainty: Object.fromEntries(countBy(findings, (finding) => finding.certainty)),
    },
    files: result.files.map(fileOf),
    ...remarksOf(result),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** Returns the fields other than findings, which all JSON reports share. */
export function remarksOf(result: Pick<ScanResult, 'skipped' | 'errors' | 'stats'>): object {
  return {
    skipped: result.skipped.map(({ path, uri, reason, detail }) => ({ path, uri, reason, detail })),
    errors: result.errors.map(({ message, file, line, column }) => ({
      message,
      ...(file && { path: file.path, uri: file.uri }),
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
    })),
    stats: result.stats,
  };
}

function fileOf({ path, uri, text, findings, problems }: FileResult): object {
  const lines = linesOf(text);
  return {
    path,
    uri,
    findings: findings.map((finding) => findingOf(finding, text, lines)),
    problems: problems.map(({ kind, message, ...range }) => ({ kind, ...textOf(message), ...placeOf(range, lines) })),
  };
}

/** @param lines the lines of `text`, to which the finding's offsets refer */
export function findingOf(finding: ReportedFinding, text: string, lines: Lines): object {
  const { ruleId, form, certainty, severity, message } = finding;
  return {
    ...{ ruleId, form, certainty, severity, ...textOf(message) },
    ...placeOf(finding, lines),
    text: text.slice(finding.start, finding.end),
    parts: Object.fromEntries(Object.entries(finding.parts).map(([name, range]) => [name, placeOf(range, lines)])),
    related: finding.related.map((place) => ({ ...textOf(place.message), ...placeOf(place, lines) })),
  };
}

/** Returns an English text with its id, which stays the same if the text changes. */
function textOf(message: Message): { readonly message: string; readonly messageId: string } {
  return { message: render(message), messageId: message.id };
}

function placeOf(range: Range, lines: Lines): Record<'start' | 'end', Position & { offset: number }> {
  const place = (offset: number) => ({ offset, ...lines.positionAt(offset) });
  return { start: place(range.start), end: place(range.end) };
}
