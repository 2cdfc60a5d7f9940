import type { Severity } from '../../core/types.js';
import { render } from '../../messages/render.js';
import { jsonChunks, LazyList } from '../json-chunks.js';
import { placedFindings } from '../placed.js';
import type { ScanResult } from '../result.js';

const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};

/**
 * Yields a code quality report, which GitLab shows in merge requests.
 * Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabReport(result: ScanResult): Iterable<string> {
  return jsonChunks(new LazyList(() => issuesOf(result)));
}

function* issuesOf(result: ScanResult): Generator<object> {
  for (const { file, finding, start, end, fingerprint } of placedFindings(result)) {
    yield {
      description: render(finding.message),
      check_name: finding.ruleId,
      // GitLab wants one that no other issue of the report has.
      fingerprint: `${file.uri}#${fingerprint}`,
      severity: SEVERITY[finding.severity],
      location: { path: file.path, lines: { begin: start.line, end: end.line } },
    };
  }
}
