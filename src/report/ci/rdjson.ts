import type { Lines, Position } from '../../core/lines.js';
import type { RuleMeta, Severity } from '../../core/types.js';
import { render } from '../../messages/render.js';
import { jsonChunks, LazyList } from '../json-chunks.js';
import type { OfferedFix, OfferedFixes } from '../offered-fix.js';
import { placedFindings } from '../placed.js';
import type { FileName, ScanResult } from '../result.js';
import type { ToolInfo } from '../tool.js';

const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  information: 'INFO',
  hint: 'INFO',
};

/**
 * Yields a report for reviewdog. Its columns count bytes of UTF-8.
 * @param fixes become suggestions if they change only the finding's own file: the format has no other files
 * Source: https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
 */
export function rdjsonReport(
  result: ScanResult,
  tool: ToolInfo,
  rules: readonly RuleMeta[],
  fixes: OfferedFixes = new Map(),
): Iterable<string> {
  const sources = new Map(rules.map(({ id, source }) => [id, source]));
  return jsonChunks({
    source: { name: tool.name },
    diagnostics: new LazyList(() => diagnosticsOf(result, sources, fixes)),
  });
}

function* diagnosticsOf(
  result: ScanResult,
  sources: ReadonlyMap<string, string>,
  fixes: OfferedFixes,
): Generator<object> {
  for (const { file, finding, start, end, lines } of placedFindings(result)) {
    yield {
      message: render(finding.message),
      location: { path: file.path, range: { start: inBytes(start, lines), end: inBytes(end, lines) } },
      severity: SEVERITY[finding.severity],
      code: { value: finding.ruleId, url: sources.get(finding.ruleId) },
      ...suggestionsOf(fixes.get(finding), file),
    };
  }
}

/** One suggestion of whole lines: services show no other kind, and take several for alternatives. */
function suggestionsOf(fix: OfferedFix | undefined, file: FileName): object {
  const [change, ...others] = fix?.changes ?? [];
  if (change === undefined || others.length > 0 || change.created || change.uri !== file.uri) return {};
  const { first, last, text } = change.block;
  return { suggestions: [{ range: { start: { line: first }, end: { line: last } }, text }] };
}

function inBytes({ line, column }: Position, lines: Lines): Position {
  const before = lines.textOf(line).slice(0, column - 1);
  return { line, column: new TextEncoder().encode(before).length + 1 };
}
