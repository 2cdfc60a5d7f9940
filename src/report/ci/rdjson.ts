import type { Lines, Position } from '../../core/lines.js';
import type { RuleMeta, Severity } from '../../core/types.js';
import { render } from '../../messages/render.js';
import { jsonChunks, LazyList } from '../json-chunks.js';
import { placedFindings } from '../placed.js';
import type { ScanResult } from '../result.js';
import type { ToolInfo } from '../tool.js';

const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  information: 'INFO',
  hint: 'INFO',
};

/**
 * Yields a report for reviewdog. Its columns count bytes of UTF-8.
 * Source: https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
 */
export function rdjsonReport(result: ScanResult, tool: ToolInfo, rules: readonly RuleMeta[]): Iterable<string> {
  const sources = new Map(rules.map(({ id, source }) => [id, source]));
  return jsonChunks({
    source: { name: tool.name },
    diagnostics: new LazyList(() => diagnosticsOf(result, sources)),
  });
}

function* diagnosticsOf(result: ScanResult, sources: ReadonlyMap<string, string>): Generator<object> {
  for (const { file, finding, start, end, lines } of placedFindings(result)) {
    yield {
      message: render(finding.message),
      location: { path: file.path, range: { start: inBytes(start, lines), end: inBytes(end, lines) } },
      severity: SEVERITY[finding.severity],
      code: { value: finding.ruleId, url: sources.get(finding.ruleId) },
    };
  }
}

function inBytes({ line, column }: Position, lines: Lines): Position {
  const before = lines.textOf(line).slice(0, column - 1);
  return { line, column: new TextEncoder().encode(before).length + 1 };
}
