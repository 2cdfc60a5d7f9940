import type { Lines } from '../../core/lines.js';
import type { Applicability } from '../../core/types.js';
import { render } from '../../messages/render.js';
import { dismissalReason } from '../dismissal.js';
import { oneLine } from '../display.js';
import { linesIn } from '../excerpt.js';
import type { FileResult, ReportedFinding, ScanResult } from '../result.js';
import { counted } from '../summary.js';
import { codeLine } from './code-line.js';
import { escapeHtml } from './escape.js';
import type { Filters } from './filters.js';
import { shownPath } from './page.js';
import type { HtmlOptions } from './page.js';
import { STATES } from './tiles.js';

/** A finding with its file and folder. */
export interface PageEntry {
  readonly result: ScanResult;
  readonly file: FileResult;
  readonly finding: ReportedFinding;
  readonly state: Applicability | undefined;
  /** Whether the baseline has it. */
  readonly isKnown?: boolean;
  /** Why it was dismissed. */
  readonly reason?: string | undefined;
}

/** Returns entries by their file, in their order. */
export function byFile(entries: readonly PageEntry[]): Map<FileResult, PageEntry[]> {
  const files = new Map<FileResult, PageEntry[]>();
  for (const entry of entries) {
    const known = files.get(entry.file) ?? [];
    files.set(entry.file, known);
    known.push(entry);
  }
  return files;
}

/** Yields the findings of one file, with their code. */
export function* fileSection(
  results: readonly ScanResult[],
  entries: readonly PageEntry[],
  filters: Filters<PageEntry>,
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
  entry: PageEntry,
  path: string,
  lines: Lines,
  filters: Filters<PageEntry>,
  { rules, links = {} }: HtmlOptions,
): string {
  const { result, file, finding, state, isKnown, reason } = entry;
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
    `<span class="tag${finding.severity === 'error' && !isKnown ? ' error' : ''}">${finding.certainty}</span>`,
    ...(state === undefined ? [] : [tag(STATES[state].toLowerCase())]),
    ...(isKnown ? [tag(reason === undefined ? 'known' : 'dismissed')] : []),
  ];
  const why = reason === undefined ? '' : `<p>Reason: ${escapeHtml(dismissalReason(reason))}</p>`;
  return `<article class="${['finding', ...filters.classesOf(entry)].join(' ')}"><h3>${where} ${tags.join(' ')} ${named} <span class="dim">${title}</span></h3><p>${escapeHtml(oneLine(render(finding.message)))}</p>${why}${codeLine(finding, lines)}</article>`;
}

function tag(text: string): string {
  return `<span class="tag">${text}</span>`;
}

/** @param text HTML */
export function link(href: string, text: string, more = ''): string {
  return `<a href="${escapeHtml(href)}"${more}>${text}</a>`;
}
