import { CERTAINTIES } from '../../core/types.js';
import { oneLine } from '../display.js';
import { STYLE } from '../html/css.js';
import { escapeHtml } from '../html/escape.js';
import { PAGE_END, pageStart } from '../html/frame.js';
import { counted } from '../summary.js';
import { barTable } from './bar-table.js';
import { byState, chartsOf, countedRepositories, isLeft, sumBy, totalOf } from './merged-counts.js';
import { dateOf, FINDING_STATES } from './merged.js';
import type { HistoryDay, Merged, MergedRepository } from './merged.js';

/** How many bars a chart shows; the table has all repositories. */
const MOST_BARS = 20;

const MORE_STYLE = `
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding: .5em 0; }
.bars th { font-weight: 400; text-align: left; padding: .15em .75em .15em 0; width: 45%; overflow-wrap: anywhere; }
.bars .chart { width: 45%; } .bars svg { display: block; width: 100%; height: .8em; }
.wide { overflow-x: auto; } .wide table { font-variant-numeric: tabular-nums; }
.wide th, .wide td { border-top: 1px solid var(--line); padding: .25em .75em .25em 0; text-align: right; white-space: nowrap; }
.wide thead th { border: 0; } .wide th:first-child, .wide td.text, .wide th.text { text-align: left; }
.wide th[scope=row] { font-weight: 400; white-space: normal; overflow-wrap: anywhere; min-width: 12rem; }
.over-time svg { display: block; width: 100%; height: auto; max-height: 20rem; }
.over-time .line { fill: none; stroke: var(--accent); stroke-width: 2; } .over-time .dot { fill: var(--accent); }
.over-time .axis { stroke: var(--line); } .over-time text { fill: var(--dim); font-size: 12px; }
`;

/** Yields a page with charts and a table by repository, rule, certainty and state, and the findings over time. */
export function* mergedHtml(merged: Merged, nonce: string): Generator<string> {
  const { repositories, history, reports } = merged;
  const rules = sumBy(
    repositories.flatMap(({ tallies }) => tallies.filter(isLeft)),
    ({ rule }) => rule,
  ).map(([rule]) => rule);
  const left = repositories.flatMap(({ tallies }) => tallies.filter(isLeft));
  yield pageStart('Deprecated Auth0 account linking', nonce, STYLE + MORE_STYLE);
  yield `<p class="sum">${counted(totalOf(left), 'finding')} in ${countedRepositories(repositories)}, from ${counted(reports, 'report')}</p>\n`;
  if (history.length > 1) yield overTime(history);
  const charts = chartsOf(merged).map(({ caption, sums }) => {
    const bars = sums.slice(0, MOST_BARS).map(([label, value]) => ({ label: oneLine(label), value }));
    const title = sums.length > MOST_BARS ? `${caption} (the first ${MOST_BARS} of ${sums.length})` : caption;
    return `<div>${barTable(title, bars)}</div>`;
  });
  if (charts.length > 0) yield `<section class="charts" aria-label="Overview">${charts.join('')}</section>\n`;
  yield `<h2 id="repositories">Repositories</h2>\n<div class="wide" tabindex="0" role="region" aria-labelledby="repositories"><table>
<thead><tr>${['Repository', 'Branch', 'Commit', 'Scanned'].map((title) => columnTitle(title, true)).join('')}${[
    'Findings',
    ...rules,
    ...CERTAINTIES,
    ...FINDING_STATES,
  ]
    .map((title) => columnTitle(title, false))
    .join('')}</tr></thead>
<tbody>
`;
  for (const repository of repositories) yield rowOf(repository, rules);
  yield '</tbody></table></div>\n<p class="dim">new: not in the previous report of the branch; known: in the baseline; fixed: in an earlier report only. Rules and certainties count new, open and known findings.</p>\n';
  yield PAGE_END;
}

function columnTitle(title: string, isText: boolean): string {
  return `<th scope="col"${isText ? ' class="text"' : ''}>${escapeHtml(title)}</th>`;
}

function rowOf({ repository, branch, commit, time, incomplete, tallies }: MergedRepository, rules: readonly string[]) {
  const left = tallies.filter(isLeft);
  const byRule = new Map(sumBy(left, ({ rule }) => rule));
  const byCertainty = new Map(sumBy(left, ({ certainty }) => certainty));
  const states = byState(tallies);
  const texts = [branch, commit.slice(0, 12), `${dateOf(time)}${incomplete ? ' (incomplete)' : ''}`];
  const counts = [
    totalOf(left),
    ...rules.map((rule) => byRule.get(rule) ?? 0),
    ...CERTAINTIES.map((certainty) => byCertainty.get(certainty) ?? 0),
    ...FINDING_STATES.map((state) => states[state]),
  ];
  return `<tr><th scope="row">${cellOf(repository)}</th>${texts.map((text) => `<td class="text">${cellOf(text)}</td>`).join('')}${counts.map((count) => `<td>${count}</td>`).join('')}</tr>\n`;
}

function cellOf(text: string): string {
  return escapeHtml(oneLine(text));
}

const CHART = { width: 640, height: 200, left: 48, right: 16, top: 16, bottom: 28 };

/** Returns a chart of the findings left at the end of each day, and its numbers as a table. */
function overTime(history: readonly HistoryDay[]): string {
  const { width, height, left, right, top, bottom } = CHART;
  const times = history.map(({ date }) => Date.parse(date));
  const [from = 0, to = 0] = [times[0], times.at(-1)];
  const most = Math.max(1, ...history.map(({ findings }) => findings));
  const floor = height - bottom;
  const points = history.map(({ findings, date }, nth) => {
    const x = left + (((times[nth] ?? from) - from) / Math.max(1, to - from)) * (width - left - right);
    return { x: x.toFixed(1), y: (floor - (findings / most) * (floor - top)).toFixed(1), date, findings };
  });
  const [first, last] = [history[0], history.at(-1)];
  const label = `From ${first?.findings ?? 0} findings on ${first?.date ?? ''} to ${last?.findings ?? 0} on ${last?.date ?? ''}`;
  const rows = history.map(
    ({ date, repositories, findings }) =>
      `<tr><th scope="row">${date}</th><td>${repositories}</td><td>${findings}</td></tr>`,
  );
  return `<section class="over-time" aria-label="Over time"><h2>Over time</h2>
<svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}">
<line class="axis" x1="${left}" y1="${floor}" x2="${width - right}" y2="${floor}"/>
<text x="${left - 8}" y="${top + 4}" text-anchor="end">${most}</text><text x="${left - 8}" y="${floor + 4}" text-anchor="end">0</text>
<text x="${left}" y="${height - 8}">${first?.date ?? ''}</text><text x="${width - right}" y="${height - 8}" text-anchor="end">${last?.date ?? ''}</text>
<polyline class="line" points="${points.map(({ x, y }) => `${x},${y}`).join(' ')}"/>
${points.map(({ x, y }) => `<circle class="dot" cx="${x}" cy="${y}" r="3"/>`).join('')}
</svg>
<details><summary>Numbers</summary><div class="wide"><table><thead><tr>${columnTitle('Date', true)}${columnTitle('Repositories', false)}${columnTitle('Findings', false)}</tr></thead><tbody>${rows.join('')}</tbody></table></div></details>
</section>
`;
}
