import type { Lines } from '../../core/lines.js';
import { render } from '../../messages/render.js';
import { oneLine } from '../display.js';
import { linesIn } from '../excerpt.js';
import type { FileResult, ReportedFinding, ScanResult } from '../result.js';
import { counted } from '../summary.js';
import { codeLine } from './code-line.js';
import { STYLE } from './css.js';
import { escapeHtml } from './escape.js';
import { filtersFor } from './filters.js';
import type { FilterGroup, Filters } from './filters.js';
import { PAGE_END, pageStart } from './frame.js';
import { findingKey, rootName, shownPath } from './page.js';
import type { HtmlOptions } from './page.js';
import { STATES, tiles } from './tiles.js';

/** A finding with its file and folder. */
interface Entry {
  readonly result: ScanResult;
  readonly file: FileResult;
  readonly finding: ReportedFinding;
  readonly state: keyof typeof STATES | undefined;
}

const FORMATS = { html: 'HTML', markdown: 'Markdown', json: 'JSON', sarif: 'SARIF' } as const;

/**
 * Yields the report in pieces: one page without scripts, with figures and charts that filter, then all findings with
 * their code.
 */
export function* htmlReport(results: readonly ScanResult[], options: HtmlOptions): Generator<string> {
  const { states = {}, migration, nonce, links = {} } = options;
  const entries = results.flatMap((result) =>
    result.files.flatMap((file) =>
      file.findings.map((finding): Entry => {
        return { result, file, finding, state: states[findingKey(result, file, finding)] };
      }),
    ),
  );
  const files = new Map<FileResult, Entry[]>();
  for (const entry of entries) {
    const known = files.get(entry.file) ?? [];
    files.set(entry.file, known);
    known.push(entry);
  }
  const filters = filtersFor(entries, groupsOf(results, entries));
  const saved = links.saved;
  yield pageStart('Deprecated Auth0 account linking', nonce, `${STYLE}${filters.css}`);
  yield `<p class="sum">${counted(entries.length, 'finding')} in ${counted(files.size, 'file')}</p>
<p class="dim">${scopeOf(results, options)}</p>
${
  saved === undefined
    ? ''
    : `<p>Save as ${Object.entries(FORMATS)
        .map(([format, name]) => link(saved(format as keyof typeof FORMATS), name))
        .join(' · ')}</p>`
}
${tiles(
  entries.map(({ state }) => state),
  migration,
)}
${entries.length === 0 ? '' : `<section class="charts" aria-label="Filters">${filters.html}</section>`}
<h2 id="findings">Findings</h2>
`;
  if (entries.length === 0) yield '<p>No findings.</p>\n';
  for (const own of files.values()) yield* fileSection(results, own, filters, options);
  yield* skippedSection(results);
  yield PAGE_END;
}

function groupsOf(results: readonly ScanResult[], entries: readonly Entry[]): FilterGroup<Entry>[] {
  const folderOf = (path: string) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.');
  return [
    ...(entries.some(({ state }) => state !== undefined)
      ? [{ title: 'By state', of: ({ state }: Entry) => (state === undefined ? 'Unknown' : STATES[state]) }]
      : []),
    { title: 'By rule', of: ({ finding }) => finding.ruleId },
    { title: 'By folder', of: ({ result, file }) => oneLine(folderOf(shownPath(results, result, file))) },
    { title: 'By certainty', of: ({ finding }) => finding.certainty },
  ];
}

/** When and what was scanned. */
function scopeOf(results: readonly ScanResult[], { at }: HtmlOptions): string {
  const names = results.map((result) => escapeHtml(oneLine(rootName(results, result)))).join(', ');
  const sum = (count: (result: ScanResult) => number) => results.reduce((all, result) => all + count(result), 0);
  const candidates = sum(({ stats }) => stats.candidates);
  const skipped = sum((result) => result.skipped.length);
  const counts = `${names} · ${counted(candidates, 'candidate file')}, ${skipped} skipped${results.some(({ incomplete }) => incomplete) ? '; the scan was stopped early' : ''}`;
  if (at === undefined) return `Scanned ${counts}`;
  const time = new Date(at).toISOString();
  return `Scanned <time datetime="${time}">${time.slice(0, 16).replace('T', ' ')} UTC</time> · ${counts}`;
}

function* fileSection(
  results: readonly ScanResult[],
  entries: readonly Entry[],
  filters: Filters<Entry>,
  options: HtmlOptions,
): Generator<string> {
  const [first] = entries;
  if (first === undefined) return;
  const { result, file } = first;
  const classes = new Set(['file', ...entries.flatMap((entry) => filters.classesOf(entry))]);
  const path = escapeHtml(oneLine(shownPath(results, result, file)));
  const href = options.links?.file?.(result, file);
  const open = href === undefined ? '' : ` ${link(href, 'Open', ` aria-label="Open ${path}"`)}`;
  yield `<details class="${[...classes].join(' ')}" open><summary><code>${path}</code> <span class="dim">${counted(entries.length, 'finding')}</span></summary>${open && `<p class="open">${open}</p>`}`;
  const lines = linesIn(file.excerpt);
  for (const entry of entries) yield findingSection(entry, path, lines, filters, options);
  yield '</details>\n';
}

/** @param path HTML */
function findingSection(
  entry: Entry,
  path: string,
  lines: Lines,
  filters: Filters<Entry>,
  { rules, links = {} }: HtmlOptions,
): string {
  const { result, file, finding, state } = entry;
  const { line, column } = lines.positionAt(finding.start);
  const href = links.file?.(result, file, line, column);
  const place = `${line}:${column}`;
  // A list of links has no headings.
  const where = href === undefined ? place : link(href, place, ` aria-label="${path}:${place}"`);
  const rule = rules.find(({ id }) => id === finding.ruleId);
  const title = escapeHtml(rule ? render(rule.title) : finding.ruleId);
  const id = `<strong>${escapeHtml(finding.ruleId)}</strong>`;
  const named = rule === undefined ? id : `<a href="${escapeHtml(links.rule?.(rule) ?? rule.source)}">${id}</a>`;
  const tags = [
    `<span class="tag${finding.severity === 'error' ? ' error' : ''}">${finding.certainty}</span>`,
    ...(state === undefined ? [] : [`<span class="tag">${STATES[state].toLowerCase()}</span>`]),
  ];
  return `<article class="${['finding', ...filters.classesOf(entry)].join(' ')}"><h3>${where} ${tags.join(' ')} ${named} <span class="dim">${title}</span></h3><p>${escapeHtml(oneLine(render(finding.message)))}</p>${codeLine(finding, lines)}</article>`;
}

/** @param text HTML */
function link(href: string, text: string, more = ''): string {
  return `<a href="${escapeHtml(href)}"${more}>${text}</a>`;
}

function* skippedSection(results: readonly ScanResult[]): Generator<string> {
  const skipped = results.flatMap((result) => result.skipped.map((file) => ({ result, file })));
  if (skipped.length === 0) return;
  yield `<h2>Skipped files</h2><details><summary>${counted(skipped.length, 'candidate file')}</summary><ul>`;
  for (const { result, file } of skipped) {
    const why = `${file.reason}${file.detail && ` (${escapeHtml(oneLine(file.detail))})`}`;
    yield `<li><code>${escapeHtml(oneLine(shownPath(results, result, file)))}</code> <span class="dim">${why}</span></li>`;
  }
  yield '</ul></details>\n';
}
