import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { slimTypeScript } from '../../build/slim-typescript.mjs';
import type { ScriptLanguage } from '../../src/core/hosts/region.js';
import * as full from '../../src/core/syntax/parse.js';
import type { ParsedProgram } from '../../src/core/syntax/parse.js';
import { fixtures } from '../support/fixtures.js';

const ROOT = path.join(import.meta.dirname, '../..');

/** Enough files of other people to meet every construct, few enough to parse twice in seconds. */
const SAMPLE = 400;
const MAX_SIZE = 20_000;

const LANGUAGES: Readonly<Record<string, ScriptLanguage>> = {
  '.js': 'jsx',
  '.cjs': 'jsx',
  '.mjs': 'jsx',
  '.jsx': 'jsx',
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.tsx': 'tsx',
};

/** Every nth source file of node_modules, so that the sample has something of each package. */
function sample(): string[] {
  const directory = path.join(ROOT, 'node_modules');
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.extname(file) in LANGUAGES)
    .sort()
    .map((file) => path.join(directory, file))
    .filter((file) => statSync(file).isFile() && statSync(file).size < MAX_SIZE);
  const step = Math.max(1, Math.floor(files.length / SAMPLE));
  return files.filter((_, index) => index % step === 0);
}

function treeOf(program: ParsedProgram | undefined): string {
  return JSON.stringify(program?.ast, (key, value: unknown) =>
    key === 'parent' ? undefined : typeof value === 'bigint' ? String(value) : value,
  );
}

describe('the slim parser', () => {
  let directory: string;
  let slim: typeof full;

  before(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'relink-slim-'));
    const outfile = path.join(directory, 'parse.cjs');
    await build({
      absWorkingDir: ROOT,
      entryPoints: ['src/core/syntax/parse.ts'],
      bundle: true,
      format: 'cjs',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      outfile,
      plugins: [slimTypeScript()],
    });
    slim = createRequire(import.meta.url)(outfile) as typeof full;
  });

  after(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  const assertSame = (code: string, file: string): void => {
    const region = { language: LANGUAGES[path.extname(file)] ?? 'jsx', code, map: [[0, 0]], kind: 'script' } as const;
    const expected = full.parseRegion(region).map(treeOf);
    assert.notEqual(expected.length, 0);
    // Not deepEqual: a difference between two large trees would take minutes to print.
    assert.ok(slim.parseRegion(region).map(treeOf).join() === expected.join(), `another tree for ${file}`);
  };

  it('gives the same trees as the whole of TypeScript for the fixtures, whole and cut off', () => {
    for (const { name, text } of fixtures()) {
      if (!(path.extname(name) in LANGUAGES)) continue;
      assertSame(text, name);
      assertSame(text.slice(0, Math.floor(text.length * 0.6)), name);
    }
  });

  it('gives the same trees for a few hundred files of node_modules', () => {
    const files = sample();
    assert.ok(files.length >= 300, `${files.length} files`);
    for (const file of files) assertSame(readFileSync(file, 'utf8'), path.relative(ROOT, file));
  });
});
