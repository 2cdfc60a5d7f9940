import type { Severity } from '../../core/types.js';
import { render } from '../../messages/render.js';
import { oneLine } from '../display.js';
import { placedFindings } from '../placed.js';
import type { PlacedFinding } from '../placed.js';
import type { ScanResult } from '../result.js';

const COMMAND: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/**
 * Yields a workflow command for each finding, which GitHub Actions shows as an annotation at its line.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function* githubReport(result: ScanResult): Generator<string> {
  for (const placed of placedFindings(result)) yield annotation(placed);
}

function annotation({ file, finding, start, end }: PlacedFinding): string {
  const properties = [
    ['file', file.path],
    ['line', start.line],
    ['endLine', end.line],
    // GitHub marks columns only within one line.
    ...(start.line === end.line
      ? [
          ['col', start.column],
          ['endColumn', end.column],
        ]
      : []),
    ['title', `auth0-relink: ${finding.ruleId} (${finding.certainty})`],
  ];
  const list = properties.map(([name = '', value = '']) => `${name}=${propertyOf(String(value))}`).join(',');
  return `::${COMMAND[finding.severity]} ${list}::${dataOf(render(finding.message))}\n`;
}

/** Escapes as `toolkit/packages/core/src/command.ts` of GitHub Actions does: nothing can begin another command. */
function dataOf(text: string): string {
  return oneLine(text).replaceAll('%', '%25');
}

function propertyOf(text: string): string {
  return dataOf(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
