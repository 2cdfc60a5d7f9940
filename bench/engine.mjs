/**
 * Measures the engine alone, in fresh processes: loading it, a text without a needle, and candidates of several sizes.
 * `node engine.mjs '{"engine":…,"files":[…]}'` is such a process; it prints its measurements as JSON.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { median } from './statistics.mjs';

export const SIZES = [100, 1000, 5000];
const PROCESSES = 5;

/** Hand-written modules with comments, of all lengths; the candidates are built from them. */
const MODULES = '@openui5/sap.m/src';

/** Code full of tokens, and large files that old applications carry with them. */
const HEAVY = [
  { title: 'sources of auth0-js', folder: 'auth0-js/src' },
  { title: 'modules of auth0-lock', folder: 'auth0-lock/lib' },
  { title: 'sources of auth0-spa-js', folder: '@auth0/auth0-spa-js/src' },
  { title: '`auth0.js` with a call added', file: 'auth0-js/dist/auth0.js' },
  { title: '`firebase-auth.js` with a call added', file: 'firebase/firebase-auth.js' },
  { title: '`msal-browser.min.js` with a call added', file: '@azure/msal-browser/lib/msal-browser.min.js' },
];

const CALL = "\n;new Auth0Lock('a', 'b.auth0.com').show({ authParams: { access_token: tokenOfTheUser } });\n";

/** How many bytes of text without a needle are searched. */
const SEARCHED = 30_000_000;

/** Limits for analysing one text in one process: time in ms, and number of runs. */
const LONGEST = 1500;
const MOST = 30;

/**
 * @param {{ dist: string, tree: string, install: string, cache: string }} given `tree`: a tree in which no file
 *   contains a needle; `install`: where the packages of bench/package.json are
 * @returns seconds; for `search`, bytes per second
 */
export function measureEngine({ dist, tree, install, cache }) {
  const engine = path.join(dist, 'engine.js');
  const modules = listModules(path.join(tree, MODULES));
  const searched = run({ engine, files: modulesUpTo(modules, SEARCHED) }, PROCESSES);
  const candidates = SIZES.map((lines) => {
    const { candidate: file, bytes } = writeSample(modules, lines, path.join(cache, 'candidates'));
    const measured = run({ engine, files: [file] }, PROCESSES);
    return {
      lines,
      bytes,
      first: median(measured.map(({ first }) => first)),
      later: median(measured.map(({ later }) => later)),
    };
  });
  return {
    load: median(searched.map(({ load }) => load)),
    search: median(searched.map(({ bytes, later }) => bytes / later)),
    candidates,
    heavy: HEAVY.map(({ title, folder, file }) => {
      const files = folder ? scriptsIn(path.join(install, 'node_modules', folder)) : [withCall(install, file, cache)];
      const measured = run({ engine, files, parser: path.join(install, 'package.json') }, PROCESSES);
      return {
        title,
        // No file may take more than ten times its parsing.
        limit: folder ? 2 : 10,
        parse: median(measured.map(({ parse }) => parse)),
        analyze: median(measured.map(({ later }) => later)),
      };
    }),
  };
}

/**
 * @param {{ tree: string, dir: string }} given `tree`: a tree in which no file contains a needle; `dir`: the output
 * folder
 * @returns {{ lines: number, plain: string, candidate: string, bytes: number }[]} for each size a file without and one
 * with
 *   a deprecated form at its end
 */
export function writeSamples({ tree, dir }) {
  const modules = listModules(path.join(tree, MODULES));
  return SIZES.map((lines) => ({ lines, ...writeSample(modules, lines, dir) }));
}

function scriptsIn(dir) {
  return readdirSync(dir, { recursive: true })
    .filter((name) => /\.[jt]sx?$/.test(name) && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => path.join(dir, name));
}

/** Writes a copy of a file with a deprecated call at its end, as otherwise it would not be analysed. */
function withCall(install, file, cache) {
  const copy = path.join(cache, 'candidates', path.basename(file));
  writeFileSync(copy, readFileSync(path.join(install, 'node_modules', file), 'utf8') + CALL);
  return copy;
}

function listModules(dir) {
  return readdirSync(dir, { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => path.join(dir, name))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .map(({ file, text }) => ({ file, text, lines: text.split('\n').length }));
}

function modulesUpTo(modules, size) {
  let bytes = 0;
  return modules.filter(({ text }) => (bytes += text.length) <= size).map(({ file }) => file);
}

function writeSample(modules, lines, dir) {
  const fixture = path.join(import.meta.dirname, '../test/fixtures/lock-access-token/lock9-show.js');
  const end = readFileSync(fixture, 'utf8');
  const wanted = lines - end.split('\n').length;
  const far = (module) => Math.abs(module.lines - wanted);
  const { text } = modules.reduce((best, module) => (far(module) < far(best) ? module : best));
  const [plain, candidate] = [path.join(dir, `${lines}-plain.js`), path.join(dir, `${lines}.js`)];
  mkdirSync(dir, { recursive: true });
  writeFileSync(plain, text);
  writeFileSync(candidate, `${text}\n${end}`);
  return { plain, candidate, bytes: Buffer.byteLength(`${text}\n${end}`) };
}

/** @throws {Error} if the engine takes far longer than any file should */
function run(task, times) {
  const args = [fileURLToPath(import.meta.url), JSON.stringify(task)];
  const options = { encoding: 'utf8', timeout: 60_000 };
  return Array.from({ length: times }, () => JSON.parse(execFileSync(process.execPath, args, options)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { engine, files, parser } = JSON.parse(process.argv[2]);
  const seconds = (work) => {
    const started = performance.now();
    work();
    return (performance.now() - started) / 1000;
  };
  let analyze;
  const load = seconds(() => ({ analyze } = createRequire(import.meta.url)(engine)));
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  const all = () => texts.forEach((text, i) => analyze(text, files[i]));
  const first = seconds(all);
  const repeated = (work) => {
    const times = [];
    for (const started = performance.now(); times.length < MOST && performance.now() - started < LONGEST;) {
      times.push(seconds(work));
    }
    return median(times);
  };
  const later = repeated(all);
  const parse = parser && repeated(parsing(parser, texts, files));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  console.log(JSON.stringify({ load, first, later, bytes, parse }));
}

/** Returns what parses all texts with typescript-eslint's parser, by its public interface. */
function parsing(from, texts, files) {
  const own = createRequire(from);
  const { parse } = createRequire(own.resolve('@typescript-eslint/parser'))('@typescript-eslint/typescript-estree');
  return () =>
    texts.forEach((text, i) =>
      parse(text, { range: true, loc: true, jsx: !files[i].endsWith('.ts'), jsDocParsingMode: 'none' }),
    );
}
