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
body { max-width: 80rem; } .charts { grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding: .5em 0; }
.bars th { font-weight: 400; text-align: left; padding: .15em .75em .15em 0; width: 45%; overflow-wrap: anywhere; }
.bars .chart { width: 45%; } .bars svg { display: block; width: 100%; height: .8em; }
/* The shade at the right edge goes once the last column is reached. */
.wide { overflow-x: auto; background: linear-gradient(var(--bg), var(--bg)) right / 2rem 100% no-repeat local,
  linear-gradient(to left, color-mix(in srgb, var(--fg) 30%, transparent), transparent) right / 1rem 100% no-repeat; }
.wide table { font-variant-numeric: tabular-nums; }
.wide th, .wide td { border-top: 1px solid var(--line); padding: .25em .4em; text-align: right; white-space: nowrap; }
.wide thead th { border: 0; vertical-align: bottom; white-space: normal; } .wide th.text, .wide td.text { text-align: left; }
.wide td.text { white-space: normal; overflow-wrap: anywhere; min-width: 5rem; }
.wide tr > :first-child { position: sticky; left: 0; background: var(--bg); padding-left: 0; text-align: left; }
.wide th[scope=row] { font-weight: 400; white-space: normal; overflow-wrap: anywhere; min-width: 7rem; }
.over-time .plot { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .25em .75em; color: var(--dim); font-size: .9em; margin: 1em 0; }
.over-time .scale { display: flex; flex-direction: column; justify-content: space-between; text-align: right; line-height: 1; }
.over-time .days { grid-column: 2; display: flex; justify-content: space-between; }
.over-time svg { display: block; width: 100%; height: clamp(8rem, 25vw, 16rem); overflow: visible; }
.over-time path, .over-time polyline { fill: none; vector-effect: non-scaling-stroke; }
.over-time .line { stroke: var(--accent); stroke-width: 2; } .over-time .axis { stroke: var(--line); }
.over-time .dot { stroke: var(--accent); stroke-width: 7; stroke-linecap: round; }
@media (forced-colors: active) { .over-time .line, .over-time .dot { stroke: Highlight; } .over-time .axis { stroke: CanvasText; } }
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
    ...FINDING_STATES,
    ...CERTAINTIES,
    ...rules,
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
  const texts = [branch, commit.slice(0, 8), `${dateOf(time)}${incomplete ? ' (incomplete)' : ''}`];
  const counts = [
    totalOf(left),
    ...FINDING_STATES.map((state) => states[state]),
    ...CERTAINTIES.map((certainty) => byCertainty.get(certainty) ?? 0),
    ...rules.map((rule) => byRule.get(rule) ?? 0),
  ];
  return `<tr><th scope="row">${cellOf(repository)}</th>${texts.map((text) => `<td class="text">${cellOf(text)}</td>`).join('')}${counts.map((count) => `<td>${count}</td>`).join('')}</tr>\n`;
}

function cellOf(text: string): string {
  return escapeHtml(oneLine(text));
}

/** The page stretches the drawing to its width; strokes and texts keep their size. */
const CHART = { width: 640, height: 200 };

/** Returns a chart of the findings left at the end of each day, and its numbers as a table. */
function overTime(history: readonly HistoryDay[]): string {
  const { width, height } = CHART;
  const times = history.map(({ date }) => Date.parse(date));
  const [from = 0, to = 0] = [times[0], times.at(-1)];
  const most = Math.max(1, ...history.map(({ findings }) => findings));
  const points = history.map(({ findings }, nth) => {
    const x = (((times[nth] ?? from) - from) / Math.max(1, to - from)) * width;
    return `${x.toFixed(1)},${(height - (findings / most) * height).toFixed(1)}`;
  });
  const [first, last] = [history[0], history.at(-1)];
  const label = `From ${first?.findings ?? 0} findings on ${first?.date ?? ''} to ${last?.findings ?? 0} on ${last?.date ?? ''}`;
  const rows = history.map(
    ({ date, repositories, findings }) =>
      `<tr><th scope="row">${date}</th><td>${repositories}</td><td>${findings}</td></tr>`,
  );
  return `<section class="over-time" aria-label="Over time"><h2>Over time</h2>
<div class="plot"><div class="scale" aria-hidden="true"><span>${most}</span><span>0</span></div>
<svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">
<path class="axis" d="M0,${height}H${width}"/>
<polyline class="line" points="${points.join(' ')}"/>
${points.map((point) => `<path class="dot" d="M${point}h0"/>`).join('')}
</svg>
<div class="days" aria-hidden="true"><span>${first?.date ?? ''}</span><span>${last?.date ?? ''}</span></div></div>
<details><summary>Numbers</summary><div class="wide"><table><thead><tr>${columnTitle('Date', true)}${columnTitle('Repositories', false)}${columnTitle('Findings', false)}</tr></thead><tbody>${rows.join('')}</tbody></table></div></details>
</section>
`;
}
