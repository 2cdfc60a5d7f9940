/** Formats measurements as Markdown. */
import os from 'node:os';
import process from 'node:process';
import { median } from './statistics.mjs';

const seconds = (value) => `${value.toFixed(Math.abs(value) >= 10 ? 1 : 2)} s`;
const milliseconds = (value) => `${(value * 1000).toFixed(value < 0.01 ? 1 : 0)} ms`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
const count = (value) => value.toLocaleString('en-US');
const plural = (value, noun) => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
const OPEN = '–';

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

export function machine(load) {
  const cpu = os.cpus()[0]?.model.trim();
  const parts = [
    `${plural(os.availableParallelism(), 'core')}${cpu ? ` (${cpu})` : ''}`,
    `${(os.totalmem() / 1e9).toFixed(0)} GB of memory`,
    `${process.platform} ${process.arch}`,
    `Node.js ${process.versions.node}`,
  ];
  // Other processes make the figures worse, so show the load.
  return `${parts.join(', ')}; load when it started: ${load.toFixed(1)}.`;
}

/** @param {import('./bench.mjs').Row[]} rows of one tree, ripgrep's first */
export function treeTable({ title, size, planted }, rows) {
  const floor = median(rows[0].runs.map(({ wall }) => wall));
  const cells = rows.map(({ tool, runs, memory, reported }) => {
    const walls = runs.map(({ wall }) => wall);
    const cpus = runs.flatMap(({ cpu }) => cpu ?? []);
    const timedOut = runs.some((run) => run.timedOut);
    return [
      `${tool.title} ${tool.version}`,
      timedOut ? `over ${seconds(median(walls))}` : seconds(median(walls)),
      runs.length > 1 ? `${seconds(Math.min(...walls))} – ${seconds(Math.max(...walls))}` : 'one run',
      (median(walls) / floor).toFixed(median(walls) / floor >= 10 ? 0 : 2),
      cpus.length > 0 ? seconds(median(cpus)) : OPEN,
      memory === undefined ? OPEN : megabytes(memory),
      reported === undefined ? OPEN : count(reported.files),
    ];
  });
  const scanned = rows.find(({ tool }) => tool.id === 'scan')?.reported;
  const facts = [
    `${plural(size.sources, 'script and HTML file')} of ${plural(size.files, 'file')}, ${megabytes(size.bytes)}`,
    ...(planted > 0 ? [`${planted} of them planted`] : []),
    ...(scanned ? [`${plural(scanned.candidates, 'candidate')} analysed by the scan`] : []),
    ...(scanned?.skipped ? [`${scanned.skipped} left out as minified or too large`] : []),
  ];
  const heads = ['', 'wall, median', 'min – max', '÷ rg', 'CPU', 'peak memory', 'files reported'];
  return `#### ${title}\n\n${facts.join('; ')}.\n\n${table(heads, cells)}`;
}

/** @param {{ text: string, limit: string, value: string, met: boolean }[]} goals */
export function goalTable(goals) {
  const rows = goals.map(({ text, limit, value, met }) => [text, limit, value, met ? 'met' : '**missed**']);
  return table(['Goal', 'limit', 'measured', ''], rows);
}

export function stepTable(steps) {
  return table(
    ['Step', 'wall'],
    steps.map(({ text, value }) => [text, seconds(value)]),
  );
}

export function engineTable({ load, search, candidates }) {
  return table(
    ['Engine alone', 'first time', 'later'],
    [
      ['load `dist/engine.js`', milliseconds(load), OPEN],
      ['a text without a needle', OPEN, `${megabytes(search)}/s`],
      ...candidates.map(({ lines, bytes, first, later }) => [
        `a candidate of ${count(lines)} lines (${(bytes / 1e3).toFixed(0)} KB)`,
        milliseconds(first),
        milliseconds(later),
      ]),
    ],
  );
}

export { count, megabytes, plural, seconds, table };
