import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AnalyzeOptions, ModuleReader } from '../src/core/types.js';
import { openSession } from '../src/engine.js';
import { render } from '../src/messages/render.js';
import { fixAll } from '../src/rewrites/session/fix-all.js';

const ROOT = path.join(import.meta.dirname, 'rewrites');

/** A folder in `settings` is a project; the files of all others know only what they import. */
const PROJECTS = /^settings\/[\w-]+\//;
const ENDINGS = ['', '.ts', '.js', '.jsx', '.input.js', '.input.ts', '.imported.js'];

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .sort();
const inputs = files.filter((file) => file.includes('.input.'));
const textOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

/** How a file system names a fixture, and the fixture of a name. */
interface Naming {
  readonly nameOf: (file: string) => string;
  readonly fileOf: (name: string) => string;
  /** The name of a file that the reader finds, which may differ from that of a document. */
  readonly foundAs: (file: string) => string;
}

const POSIX: Naming = {
  nameOf: (file) => `/app/${file}`,
  fileOf: (name) => path.posix.relative('/app', name),
  foundAs: (file) => `/app/${file}`,
};

const fromWindows = (name: string) => path.win32.relative('C:\\app', name).replaceAll('\\', '/');
const backslashes = (file: string) => path.win32.join('C:\\app', file);

/** As a scan names files. */
const SCAN: Naming = { nameOf: (file) => `C:/app/${file}`, fileOf: fromWindows, foundAs: (file) => `C:/app/${file}` };
/** As Node names them. */
const NODE: Naming = { nameOf: backslashes, fileOf: fromWindows, foundAs: backslashes };
/** As a program may that uses the API. */
const MIXED: Naming = { ...SCAN, nameOf: backslashes };

const isBeside = (file: string, other: string) => path.posix.dirname(file) === path.posix.dirname(other);

function readerFor({ fileOf, foundAs }: Naming): ModuleReader {
  return {
    read: (from, specifier) => {
      const target = path.posix.join(path.posix.dirname(fileOf(from)), specifier);
      const found = ENDINGS.map((ending) => target + ending).find((file) => existsSync(path.join(ROOT, file)));
      const isFile = found !== undefined && path.extname(found) !== '';
      return isFile ? { fileName: foundAs(found), text: textOf(found) } : undefined;
    },
    settingsFiles: (from) => {
      const project = PROJECTS.exec(fileOf(from))?.[0];
      const own = project === undefined ? [] : files.filter((file) => file.startsWith(project));
      return own
        .filter((file) => /^[^.]*\.\w+$|\.module\.ts$|\/\.env/.test(file))
        .map((file) => ({ fileName: foundAs(file), text: textOf(file) }));
    },
  };
}

function outcomeOf(file: string, naming: Naming) {
  const text = textOf(file);
  const options = JSON.parse(/\boptions: (\{.*\})/.exec(text)?.[1] ?? '{}') as AnalyzeOptions;
  const session = openSession(readerFor(naming));
  const document = session.open({ text, fileName: naming.nameOf(file), options });
  fixAll(session, document, (offer) => offer.best(() => true));
  return {
    text: document.text,
    further: session.further.map((each) => ({ ...each, fileName: naming.fileOf(each.fileName) })),
    results: document.results.map(({ finding, applied, offer }) => {
      const { title, reason } = applied?.rewrite ?? offer?.rewrites[0] ?? {};
      return `${finding.start} ${finding.form}: ${render(reason ?? title ?? { id: 'guide.title', values: {} })}`;
    }),
  };
}

describe('rewrites of files with names of Windows', () => {
  for (const file of inputs) {
    it(`are those of ${file}`, () => {
      const expected = outcomeOf(file, POSIX);
      const isAlone =
        !PROJECTS.test(file) && !files.some((each) => each.endsWith('.imported.js') && isBeside(each, file));
      for (const naming of isAlone ? [NODE] : [SCAN, NODE, MIXED]) assert.deepEqual(outcomeOf(file, naming), expected);
    });
  }
});
