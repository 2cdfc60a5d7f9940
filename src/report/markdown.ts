import type { RuleMeta } from '../core/types.js';
import { render } from '../messages/render.js';
import { oneLine } from './display.js';
import { linesOf } from './positions.js';
import type { ScanResult } from './result.js';
import { ruleTitle } from './summary.js';
import { counted, countBy } from './summary.js';

/** Returns the report for a pull request or wiki: a summary and a table of findings for each file. */
export function markdownReport(results: readonly ScanResult[], rules: readonly RuleMeta[], note = ''): string {
  const files = results.flatMap((result) => result.files).filter((file) => file.findings.length > 0);
  const findings = files.flatMap((file) => file.findings);
  const byRule = [...countBy(findings, ({ ruleId }) => ruleId)];
  const skipped = results.reduce((sum, result) => sum + result.skipped.length, 0);
  const lines = [
    '# Deprecated Auth0 account linking',
    '',
    `${counted(findings.length, 'finding')} in ${counted(files.length, 'file')}.${note === '' ? '' : ` ${note}.`}`,
    ...(skipped > 0 ? [`${counted(skipped, 'candidate file')} skipped.`] : []),
    ...(results.some(({ incomplete }) => incomplete) ? ['**Incomplete:** the scan was stopped early.'] : []),
    '',
    ...(byRule.length === 0 ? [] : ['| rule | findings | description |', '| --- | ---: | --- |']),
    ...byRule.map(([id, count]) => `| ${id} | ${count} | ${cell(ruleTitle(rules, id))} |`),
  ];
  for (const file of files) {
    const places = linesOf(file.text);
    lines.push(
      '',
      `## ${code(file.path)}`,
      '',
      '| position | rule | certainty | finding |',
      '| --- | --- | --- | --- |',
    );
    for (const { start, ruleId, certainty, message } of file.findings) {
      const { line, column } = places.positionAt(start);
      lines.push(`| ${line}:${column} | ${ruleId} | ${certainty} | ${cell(render(message))} |`);
    }
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
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
