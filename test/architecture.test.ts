import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

const SRC = path.join(import.meta.dirname, '..', 'src');

/** What each folder may import beside itself and packages. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  messages: [],
  core: ['messages'],
  rules: ['core', 'messages'],
  rewrites: ['core', 'rules', 'messages'],
  report: ['core', 'rules', 'messages'],
  scan: ['core', 'rules', 'report', 'engine', 'messages'],
  cli: ['core', 'rules', 'report', 'scan', 'rewrites', 'messages'],
  extension: ['core', 'rules', 'report', 'scan', 'rewrites', 'engine', 'messages'],
  engine: ['core', 'rules', 'rewrites'],
};

/** Folders that also run in a web worker. */
const PURE = new Set(['messages', 'core', 'rules', 'rewrites', 'report', 'engine']);

interface Import {
  readonly file: string;
  /** The folder below src, or `engine` for the entry beside them. */
  readonly folder: string;
  readonly source: string;
}

function imports(): Import[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(path.join(SRC, file), 'utf8');
      const sources = [...text.matchAll(/\b(?:from|import\(|import)\s*'([^']+)'/g)].map((match) => match[1] ?? '');
      return sources.map((source) => ({ file, folder: folderOf(file), source }));
    });
}

function folderOf(file: string): string {
  return file.split(path.sep)[0]?.replace(/\.ts$/, '') ?? '';
}

describe('imports', () => {
  const all = imports();

  it('are read at all', () => {
    assert.ok(
      all.some(({ file, source }) => file === path.join('core', 'syntax', 'parse.ts') && source === 'typescript'),
    );
  });

  it('point in one direction: faces to scan and report, these to rules, these to core', () => {
    const wrong = all.flatMap(({ file, folder, source }) => {
      if (!source.startsWith('.')) return [];
      const target = folderOf(path.join(path.dirname(file), source).replace(/\.js$/, '.ts'));
      const allowed = target === folder || source.endsWith('/package.json') || MAY_IMPORT[folder]?.includes(target);
      return allowed === true ? [] : [`${file} imports ${source}`];
    });
    assert.deepEqual(wrong, []);
  });

  it('keep everything but scanning, command line and extension free of Node', () => {
    const builtin = (source: string): boolean => source.startsWith('node:') || builtinModules.includes(source);
    const wrong = all.filter(({ folder, source }) => PURE.has(folder) && builtin(source));
    assert.deepEqual(wrong, []);
  });

  it('keep VS Code in the extension', () => {
    const wrong = all.filter(({ folder, source }) => source === 'vscode' && folder !== 'extension');
    assert.deepEqual(wrong, []);
  });

  it('keep the parser behind the engine', () => {
    const wrong = all.filter(
      ({ folder, source }) => folder !== 'core' && /^typescript$|typescript-estree/.test(source),
    );
    assert.deepEqual(wrong, []);
  });
});
