import { render } from '../../messages/render.js';
import { oneLine } from '../display.js';
import { placedFindings } from '../placed.js';
import type { PlacedFinding } from '../placed.js';
import type { ScanResult } from '../result.js';
import { countFindings } from '../summary.js';
import { attributes, escapeXml } from './xml.js';

/**
 * Yields a JUnit report, in which each finding is a failed test of its file.
 * Source: https://github.com/testmoapp/junitxml; the elements and attributes that Jenkins, GitLab and Azure read.
 */
export function* junitReport(result: ScanResult): Generator<string> {
  const findings = countFindings(result.files);
  const tests = Math.max(1, findings);
  const time = (result.stats.elapsedMs / 1000).toFixed(3);
  const counts = attributes({ name: 'auth0-relink', tests, failures: findings, errors: 0, time });
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${counts}>\n`;
  // Readers take a report without tests for a broken one.
  if (findings === 0) {
    yield (
      `<testsuite${attributes({ name: 'auth0-relink', tests: 1, failures: 0, errors: 0 })}>\n` +
      `<testcase${attributes({ classname: 'auth0-relink', name: 'no deprecated account linking' })}/>\n</testsuite>\n`
    );
  }
  for (const file of result.files) {
    const count = file.findings.length;
    if (count === 0) continue;
    yield `<testsuite${attributes({ name: oneLine(file.path), tests: count, failures: count, errors: 0 })}>\n`;
    for (const placed of placedFindings({ files: [file] })) yield testCase(placed);
    yield '</testsuite>\n';
  }
  yield '</testsuites>\n';
}

function testCase({ file, finding, start }: PlacedFinding): string {
  const path = oneLine(file.path);
  const text = oneLine(render(finding.message));
  const name = `${finding.ruleId} (${start.line}:${start.column})`;
  return (
    `<testcase${attributes({ classname: path, name, file: path, line: start.line })}>` +
    `<failure${attributes({ type: finding.certainty, message: text })}>` +
    escapeXml(`${path}:${start.line}:${start.column}: ${text}`) +
    '</failure></testcase>\n'
  );
}
