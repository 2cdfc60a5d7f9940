import type { Lines } from '../../core/lines.js';
import type { RuleMeta } from '../../core/types.js';
import { render } from '../../messages/render.js';
import { oneLine, printedCode } from '../display.js';
import { linesIn } from '../excerpt.js';
import type { FileResult, ReportedFinding, ScanResult } from '../result.js';
import { counted, countBy } from '../summary.js';
import { barTable } from './bars.js';
import { STYLE } from './css.js';
import { escapeHtml } from './escape.js';

export interface HtmlOptions {
  readonly rules: readonly RuleMeta[];
  /** How many of the first scan's findings are gone. */
  readonly migration?: { readonly migrated: number; readonly total: number } | undefined;
  /** Nonce for the content security policy and the style element; the page may load nothing else. */
  readonly nonce: string;
  /** Returns the link to a finding; without it, findings have no links. */
  readonly linkTo?: (result: ScanResult, file: FileResult, line: number, column: number) => string;
}

/**
 * Yields the report in pieces: one page without scripts, with charts by rule, folder and certainty, then all findings
 * with their code.
 */
export function* htmlReport(results: readonly ScanResult[], options: HtmlOptions): Generator<string> {
  const files = results.flatMap((result) => result.files.map((file) => ({ result, file })));
  const findings = files.flatMap(({ file }) => file.findings);
  const withFindings = files.filter(({ file }) => file.findings.length > 0);
  const policy = `default-src 'none'; style-src 'nonce-${options.nonce}'; base-uri 'none'; form-action 'none'`;
  const sum = `${counted(findings.length, 'finding')} in ${counted(withFindings.length, 'file')}`;
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Deprecated Auth0 account linking</title>
<style nonce="${options.nonce}">${STYLE}</style>
</head>
<body>
<main>
<h1>Deprecated Auth0 account linking</h1>
<p class="sum">${sum}</p>
${charts(
  findings,
  withFindings.map(({ file }) => file),
  options,
)}
<h2 id="findings">Findings</h2>
`;
  if (withFindings.length === 0) yield '<p>No findings.</p>\n';
  for (const { result, file } of withFindings) yield* fileSection(result, file, options);
  yield* skippedSection(results);
  yield '</main>\n</body>\n</html>\n';
}

function charts(
  findings: readonly ReportedFinding[],
  files: readonly FileResult[],
  { migration }: HtmlOptions,
): string {
  if (findings.length === 0 && migration === undefined) return '';
  const bars = (counts: ReadonlyMap<string, number>) =>
    [...counts].sort(([, a], [, b]) => b - a).map(([label, value]) => ({ label, value }));
  const folders = files.flatMap((file) => file.findings.map(() => oneLine(folderOf(file.path))));
  const tables = [
    ...(migration === undefined
      ? []
      : [
          barTable(
            'Migration',
            [{ label: 'Migrated', value: migration.migrated, text: `${migration.migrated} of ${migration.total}` }],
            migration.total,
          ),
        ]),
    ...(findings.length === 0
      ? []
      : [
          barTable('By rule', bars(countBy(findings, ({ ruleId }) => ruleId))),
          barTable('By folder', bars(countBy(folders, (folder) => folder))),
          barTable('By certainty', bars(countBy(findings, ({ certainty }) => certainty))),
        ]),
  ];
  return `<section class="charts" aria-label="Overview">${tables.map((table) => `<div>${table}</div>`).join('')}</section>`;
}

function* fileSection(result: ScanResult, file: FileResult, options: HtmlOptions): Generator<string> {
  const lines = linesIn(file.excerpt);
  const count = `<span class="dim">${counted(file.findings.length, 'finding')}</span>`;
  const path = escapeHtml(oneLine(file.path));
  yield `<details open><summary><code>${path}</code> ${count}</summary>`;
  for (const finding of file.findings) yield findingSection(result, file, finding, lines, options);
  yield '</details>\n';
}

function findingSection(
  result: ScanResult,
  file: FileResult,
  finding: ReportedFinding,
  lines: Lines,
  { rules, linkTo }: HtmlOptions,
): string {
  const { line, column } = lines.positionAt(finding.start);
  const place = `${line}:${column}`;
  const href = linkTo?.(result, file, line, column);
  const where = href === undefined ? place : `<a href="${escapeHtml(href)}">${place}</a>`;
  const rule = rules.find(({ id }) => id === finding.ruleId);
  const title = escapeHtml(rule ? render(rule.title) : finding.ruleId);
  const tag = `<span class="tag${finding.severity === 'error' ? ' error' : ''}">${finding.certainty}</span>`;
  return `<article class="finding"><h3>${where} ${tag} <strong>${escapeHtml(finding.ruleId)}</strong> <span class="dim">${title}</span></h3><p>${escapeHtml(oneLine(render(finding.message)))}</p>${codeLine(finding, lines)}</article>`;
}

/** Returns a finding's line with the token marked, or an empty string if the text is unavailable. */
function codeLine({ start, end }: ReportedFinding, lines: Lines): string {
  const { line, column } = lines.positionAt(start);
  const text = lines.textOf(line);
  if (text.trim() === '') return '';
  const last = lines.positionAt(end);
  const to = last.line === line ? last.column - 1 : text.length;
  const from = column - 1;
  const parts = [text.slice(Math.max(0, from - 120), from).trimStart(), text.slice(from, to), text.slice(to, to + 120)];
  const [before = '', token = '', after = ''] = parts.map((part) => escapeHtml(printedCode(part)));
  return `<pre tabindex="0" aria-label="Line ${line}"><code>${before}<mark>${token}</mark>${after}</code></pre>`;
}

function* skippedSection(results: readonly ScanResult[]): Generator<string> {
  const skipped = results.flatMap((result) => result.skipped);
  if (skipped.length === 0) return;
  yield `<h2>Skipped files</h2><details><summary>${counted(skipped.length, 'candidate file')}</summary><ul>`;
  for (const { path, reason, detail } of skipped) {
    const why = `${reason}${detail && ` (${escapeHtml(oneLine(detail))})`}`;
    yield `<li><code>${escapeHtml(oneLine(path))}</code> <span class="dim">${why}</span></li>`;
  }
  yield '</ul></details>\n';
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '.' : path.slice(0, end);
}
