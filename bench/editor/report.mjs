/** Formats the editor's measurements as Markdown. */
import { count, goalTable, machine, megabytes, plural, table } from '../report.mjs';
import { median } from '../statistics.mjs';

const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0)} KB`;
/** The median, and the fastest round because other processes slow some rounds down. */
const both = (values) => `${ms(median(values))} (${ms(Math.min(...values))})`;

/**
 * The delay after the last keystroke before the extension analyses a document, in ms:
 * src/extension/documents/tracker.ts.
 */
const PAUSE = 250;

/** @param {Record<string, any>} measured see bench/editor.mjs */
export function editorReport(measured) {
  const { load, typed, eslint, starts } = measured;
  return [
    `${machine(load)} VS Code ${typed.version} with Node.js ${typed.node.slice(1)}. Each time is a median, with the fastest in parentheses.`,
    goalTable(goals(measured)),
    startTable(measured),
    typingTable(measured),
    `${plural(typed.files[0].work.length, 'keystroke')} a file, ${plural(starts.length, 'start')}. vscode-eslint's server is that of vscode-langservers-extracted ${eslint.version}.`,
    scanTable(measured),
  ].join('\n\n');
}

function goals({ starts, samples, typed, scan }) {
  const activate = median(starts.map((start) => start.activate));
  const plain = Math.max(...samples.map((sample) => median(workOf(typed, sample.plain))));
  const longest = Math.max(...scan.rounds.map((round) => round.work));
  const growth = growthOf(scan);
  return [
    { text: '`activate()`', limit: '20 ms', value: ms(activate), met: activate < 20 },
    { text: 'a keystroke in a file without needles', limit: '1 ms', value: ms(plain), met: plain < 1 },
    {
      text: 'longest block of the extension host by its own work in a scan',
      limit: '50 ms',
      value: ms(longest),
      met: longest < 50,
    },
    {
      text: `growth of the heap from scan ${WARM} to scan ${scan.rounds.length}`,
      limit: '1 MB',
      value: megabytes(growth),
      met: growth < 1e6,
    },
  ];
}

/** After this many scans, all code is compiled and all caches are filled. */
const WARM = 2;

function growthOf({ memory }) {
  return memory.at(-1).heap - memory[WARM].heap;
}

const workOf = ({ files }, file) => files.find((each) => each.file === file).work;

function startTable({ starts, bundle, thread }) {
  return table(
    ['Start', 'measured'],
    [
      ['`activate()`', both(starts.map(({ activate }) => activate))],
      ['loading the bundle before it', both(starts.map(({ load }) => load))],
      ['`dist/extension.js`', `${kilobytes(bundle.bytes)} (${kilobytes(bundle.gzip)} as gzip)`],
      ['loaded in a thread, at the first candidate', kilobytes(thread)],
    ],
  );
}

function typingTable({ samples, typed, eslint }) {
  const of = (list, file) => list.files.find((each) => each.file === file);
  const row = (title, file) => {
    const [own, other] = [of(typed, file), of(eslint, file)];
    return [
      title,
      both(own.work),
      own.shown.length === 0 ? '–' : both(own.shown.map((value) => value - PAUSE)),
      both(other.work),
    ];
  };
  return table(
    ['From a keystroke to diagnostics', 'work', `shown, after the pause of ${PAUSE} ms`, "vscode-eslint's server"],
    samples.flatMap(({ lines, plain, candidate }) => [
      row(`${count(lines)} lines, no needle`, plain),
      row(`${count(lines)} lines, a finding`, candidate),
    ]),
  );
}

function scanTable({ scan, tree }) {
  const { idle, rounds, memory } = scan;
  const [first, ...later] = rounds;
  const most = (list, key) => ms(Math.max(...list.map((round) => round[key])));
  const heap = (entry) => `${megabytes(entry.heap)} (${megabytes(entry.rss)})`;
  const title = `${count(tree.sources)} scripts and pages of ${count(tree.files)} files`;
  return table(
    [`Scan in VS Code: ${title}`, 'before', 'first scan', `scans 2 to ${rounds.length}`],
    [
      ['wall', '–', `${first.seconds.toFixed(2)} s`, `${median(later.map(({ seconds }) => seconds)).toFixed(2)} s`],
      ['extension host blocked by its own work, longest', ms(idle.work), most([first], 'work'), most(later, 'work')],
      ['extension host late on the clock, longest', ms(idle.longest), most([first], 'longest'), most(later, 'longest')],
      ['extension host late on the clock, 99th percentile', ms(idle.p99), most([first], 'p99'), most(later, 'p99')],
      ['heap (resident) after it', heap(memory[0]), heap(memory[1]), heap(memory.at(-1))],
    ],
  );
}
