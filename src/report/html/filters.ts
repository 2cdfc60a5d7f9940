import { countBy } from '../summary.js';
import { escapeHtml } from './escape.js';

/** A group of bars. Each one shows a number, and filters the findings. */
export interface FilterGroup<T> {
  readonly title: string;
  /** What a finding counts for. */
  readonly of: (finding: T) => string;
}

/** The groups of a page, and the class that each of their bars filters by. */
export interface Filters<T> {
  readonly html: string;
  /** Hides what the checked bars leave out. */
  readonly css: string;
  /** The classes of a finding, for its element and that of its file. */
  readonly classesOf: (finding: T) => string[];
}

/**
 * Returns bar charts that filter the page, without a script: each bar is a radio button, and rules of the style sheet
 * hide the elements without its class. So they work in a page that allows no script, and by keyboard.
 */
export function filtersFor<T>(findings: readonly T[], groups: readonly FilterGroup<T>[]): Filters<T> {
  const built = groups.map((group, index) => buildGroup(findings, group, index));
  return {
    html: built.map(({ html }) => html).join(''),
    css: built.map(({ css }) => css).join(''),
    classesOf: (finding) => built.flatMap(({ classOf }) => classOf(finding) ?? []),
  };
}

function buildGroup<T>(findings: readonly T[], { title, of }: FilterGroup<T>, index: number) {
  const counts = countBy(findings, of);
  const bars = [...counts].sort(([, a], [, b]) => b - a);
  const classes = new Map(bars.map(([label], bar) => [label, `f${index}-${bar}`]));
  const most = Math.max(1, ...counts.values());
  const row = (id: string, label: string, value: number, checked: string, bar: string) =>
    `<label class="bar"><input type="radio" name="f${index}" id="${id}"${checked}> <span class="name">${escapeHtml(label)}</span>${bar}<span class="number">${value}</span></label>`;
  const rows = bars.map(([label, value]) =>
    row(classes.get(label) ?? '', label, value, '', barOf(Math.max(1, Math.round((value / most) * 100)))),
  );
  return {
    html: `<fieldset><legend>${escapeHtml(title)}</legend>${row(`f${index}`, 'All', findings.length, ' checked', '<span></span>')}${rows.join('')}</fieldset>`,
    css: [...classes.values()]
      .map((name) => `main:has(#${name}:checked) :is(.finding, .file):not(.${name}) { display: none; }\n`)
      .join(''),
    classOf: (finding: T) => classes.get(of(finding)),
  };
}

function barOf(width: number): string {
  return `<svg aria-hidden="true" focusable="false" viewBox="0 0 100 10" preserveAspectRatio="none"><rect class="track" width="100" height="10"/><rect class="fill" width="${width}" height="10"/></svg>`;
}
