/** Merged reports as data and for documents: JSON, CSV and Markdown. */
import { oneLine } from '../display.js';
import { jsonChunks, lazyList } from '../json-chunks.js';
import { counted } from '../summary.js';
import type { ToolInfo } from '../tool.js';
import { byState, chartsOf, countedRepositories, isLeft, nameOfBranch, sumBy, totalOf } from './merged-counts.js';
import { dateOf, FINDING_STATES } from './merged.js';
import type { Merged, MergedRepository } from './merged.js';

const VERSION = 1;

/** Yields all counts in pieces. */
export function mergedJson({ reports, repositories, history }: Merged, tool: ToolInfo): Iterable<string> {
  const all = repositories.flatMap(({ tallies }) => tallies);
  return jsonChunks({
    version: VERSION,
    tool: { name: tool.name, version: tool.version },
    summary: { reports, repositories: repositories.length, ...countsOf(all) },
    repositories: lazyList(repositories, ({ repository, branch, commit, time, incomplete, tallies }) => ({
      repository,
      ...(branch !== '' && { branch }),
      ...(commit !== '' && { commit }),
      time: new Date(time).toISOString(),
      incomplete,
      ...countsOf(tallies),
    })),
    history: lazyList(history, (day) => day),
  });
}

function countsOf(tallies: MergedRepository['tallies']): object {
  const left = tallies.filter(isLeft);
  return {
    findings: totalOf(left),
    byRule: Object.fromEntries(sumBy(left, ({ rule }) => rule)),
    byCertainty: Object.fromEntries(sumBy(left, ({ certainty }) => certainty)),
    byState: byState(tallies),
  };
}

/** Yields a line for each repository, rule, certainty and state, for spreadsheets; one without a rule if nothing is left. */
export function* mergedCsv({ repositories }: Merged): Generator<string> {
  yield csvLine(['repository', 'branch', 'commit', 'time', 'rule', 'certainty', 'state', 'findings']);
  for (const { repository, branch, commit, time, tallies } of repositories) {
    const place = [repository, branch, commit, new Date(time).toISOString()];
    for (const { rule = '', certainty = '', state, count } of tallies) {
      yield csvLine([...place, rule, certainty, state, String(count)]);
    }
    if (!tallies.some(isLeft)) yield csvLine([...place, '', '', 'open', '0']);
  }
}

/** Source: RFC 4180. An apostrophe keeps spreadsheets from taking text for a formula. */
function csvLine(cells: readonly string[]): string {
  const texts = cells.map((cell) => {
    const text = oneLine(cell).replace(/^(?=[=+\-@\t\r])/, "'");
    return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${texts.join(',')}\r\n`;
}

/** Yields tables for a wiki, an issue or the summary of a pipeline. */
export function* mergedMarkdown(merged: Merged): Generator<string> {
  const { repositories, history } = merged;
  const left = repositories.flatMap(({ tallies }) => tallies.filter(isLeft));
  yield `# Deprecated Auth0 account linking\n\n`;
  yield `${counted(totalOf(left), 'finding')} in ${countedRepositories(repositories)}.\n\n`;
  yield `| repository | scanned | findings | ${FINDING_STATES.join(' | ')} |\n| --- | --- | ---:${' | ---:'.repeat(FINDING_STATES.length)} |\n`;
  for (const each of repositories) {
    const states = byState(each.tallies);
    const scanned = `${dateOf(each.time)}${each.incomplete ? ', incomplete' : ''}`;
    const counts = [totalOf(each.tallies.filter(isLeft)), ...FINDING_STATES.map((state) => states[state])];
    yield `| ${markdownCell(nameOfBranch(each))} | ${scanned} | ${counts.join(' | ')} |\n`;
  }
  for (const { caption, sums } of chartsOf(merged).slice(1)) {
    yield `\n## ${caption}\n\n| | findings |\n| --- | ---: |\n`;
    for (const [name, count] of sums) yield `| ${markdownCell(name)} | ${count} |\n`;
  }
  if (history.length < 2) return;
  yield '\n## Over time\n\n| date | repositories | findings |\n| --- | ---: | ---: |\n';
  for (const { date, repositories: scanned, findings } of history) yield `| ${date} | ${scanned} | ${findings} |\n`;
}

function markdownCell(text: string): string {
  return oneLine(text).replace(/[|\\<>[\]`*_]/g, '\\$&');
}
