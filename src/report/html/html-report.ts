import { oneLine } from '../display.js';
import type { ScanResult } from '../result.js';
import { counted } from '../summary.js';
import { STYLE } from './css.js';
import { escapeHtml } from './escape.js';
import { filtersFor } from './filters.js';
import type { FilterGroup } from './filters.js';
import { byFile, fileSection, link } from './finding-section.js';
import type { PageEntry } from './finding-section.js';
import { PAGE_END, pageStart } from './frame.js';
import { findingKey, rootName, shownPath } from './page.js';
import type { HtmlOptions } from './page.js';
import { STATES, tiles } from './tiles.js';

const FORMATS = { html: 'HTML', markdown: 'Markdown', json: 'JSON', sarif: 'SARIF' } as const;

/**
 * Yields the report in pieces: one page without scripts, with figures and charts that filter, then all findings with
 * their code. What the baseline knows is apart from what is new, and counts apart.
 */
export function* htmlReport(results: readonly ScanResult[], options: HtmlOptions): Generator<string> {
  const { states = {}, migration, nonce, links = {} } = options;
  const entries = results.flatMap((result) =>
    result.files.flatMap((file) =>
      file.findings.map((finding): PageEntry => {
        return { result, file, finding, state: states[findingKey(result, file, finding)] };
      }),
    ),
  );
  const known = knownEntries(results, options);
  const files = byFile(entries);
  const filters = filtersFor(entries, groupsOf(results, entries));
  const saved = links.saved;
  yield pageStart('Deprecated Auth0 account linking', nonce, `${STYLE}${filters.css}`);
  yield `<p class="sum">${counted(entries.length, known === undefined ? 'finding' : 'new finding')} in ${counted(files.size, 'file')}</p>
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
  known && { known: known.open.length, dismissed: known.dismissed.length },
)}
${entries.length === 0 ? '' : `<section class="charts" aria-label="Filters">${filters.html}</section>`}
<h2 id="findings">${known === undefined ? 'Findings' : 'New findings'}</h2>
`;
  if (entries.length === 0) yield known === undefined ? '<p>No findings.</p>\n' : '<p>No new findings.</p>\n';
  for (const own of files.values()) yield* fileSection(results, own, filters, options);
  for (const [id, title, own] of [
    ['known', 'Known findings', known?.open ?? []],
    ['dismissed', 'Dismissed findings', known?.dismissed ?? []],
  ] as const) {
    if (own.length > 0) yield `<h2 id="${id}">${title}</h2>\n`;
    for (const each of byFile(own).values()) yield* fileSection(results, each, filters, options);
  }
  yield* skippedSection(results);
  yield PAGE_END;
}

/** Returns what the baseline has, undefined without a baseline. */
function knownEntries(results: readonly ScanResult[], { known, states = {} }: HtmlOptions) {
  if (known === undefined) return undefined;
  const all = results.flatMap((result) =>
    (known.get(result) ?? []).map(({ file, finding, reason }): PageEntry => {
      return { result, file, finding, state: states[findingKey(result, file, finding)], isKnown: true, reason };
    }),
  );
  return {
    open: all.filter(({ reason }) => reason === undefined),
    dismissed: all.filter(({ reason }) => reason !== undefined),
  };
}

function groupsOf(results: readonly ScanResult[], entries: readonly PageEntry[]): FilterGroup<PageEntry>[] {
  const folderOf = (path: string) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.');
  return [
    ...(entries.some(({ state }) => state !== undefined)
      ? [{ title: 'By state', of: ({ state }: PageEntry) => (state === undefined ? 'Unknown' : STATES[state]) }]
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
