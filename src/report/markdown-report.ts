import type { RuleMeta } from '../core/types.js';
import { render } from '../messages/render.js';
import { oneLine } from './display.js';
import { linesIn } from './excerpt.js';
import type { FileResult, ScanResult } from './result.js';
import { counted, countBy, ruleTitle } from './summary.js';

/** Yields the report for a pull request or wiki in pieces: a summary and a table of findings for each file. */
export function* markdownReport(
  results: readonly ScanResult[],
  rules: readonly RuleMeta[],
  note = '',
): Generator<string> {
  const files = results.flatMap((result) => result.files).filter((file) => file.findings.length > 0);
  const findings = files.flatMap((file) => file.findings);
  const byRule = [...countBy(findings, ({ ruleId }) => ruleId)];
  const skipped = results.reduce((sum, result) => sum + result.skipped.length, 0);
  const known = results.flatMap(({ stats }) => stats.known ?? []);
  yield textOf([
    '# Deprecated Auth0 account linking',
    '',
    `${counted(findings.length, 'finding')} in ${counted(files.length, 'file')}.${note === '' ? '' : ` ${note}.`}`,
    ...(known.length > 0
      ? [
          `${counted(
            known.reduce((sum, each) => sum + each, 0),
            'finding',
          )} known: in the baseline.`,
        ]
      : []),
    ...(skipped > 0 ? [`${counted(skipped, 'candidate file')} skipped.`] : []),
    ...(results.some(({ incomplete }) => incomplete) ? ['**Incomplete:** the scan was stopped early.'] : []),
    ...(byRule.length === 0 ? [] : ['', '| rule | findings | description |', '| --- | ---: | --- |']),
    ...byRule.map(([id, count]) => `| ${id} | ${count} | ${cell(ruleTitle(rules, id))} |`),
  ]);
  for (const file of files) yield textOf(fileLines(file));
}

function fileLines({ path, excerpt, findings }: FileResult): string[] {
  const places = linesIn(excerpt);
  const heading = `## ${code(path)}`;
  const rows = findings.map(({ start, ruleId, certainty, message }) => {
    const { line, column } = places.positionAt(start);
    return `| ${line}:${column} | ${ruleId} | ${certainty} | ${cell(render(message))} |`;
  });
  return ['', heading, '', '| position | rule | certainty | finding |', '| --- | --- | --- | --- |', ...rows];
}

function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

function cell(text: string): string {
  return oneLine(text).replace(/[|\\<>]/g, '\\$&');
}

/** Returns text as inline code, even if it contains backticks. */
function code(text: string): string {
  const safe = oneLine(text);
  const fence = '`'.repeat(Math.max(0, ...[...safe.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return safe.includes('`') ? `${fence} ${safe} ${fence}` : `\`${safe}\``;
}
