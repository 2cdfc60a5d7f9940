import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { prepareFromDisk } from '../../src/editing/thread/prepare-disk.js';
import { prepareGiven } from '../../src/editing/thread/prepare-given.js';
import type { DocumentAnalysis, DocumentRequest, ScanJob } from '../../src/editing/thread/protocol.js';
import { runScanJob } from '../../src/editing/thread/scan-job.js';
import { createService } from '../../src/editing/thread/service.js';
import * as engine from '../../src/engine.js';
import { ruleMetas } from '../../src/rules/metadata.js';
import { makeTree, removeTrees } from '../scan/tree.js';

const HIT = "fetch('https://shop.eu.auth0.com/unlink', { method: 'POST' });\n";
const MAX = 100_000;
const CONFIG = 'auth0-relink.json';

/** A copy of an SDK, as rollup writes it. */
const SDK = `(function (global, factory) {
  typeof define === 'function' && define.amd ? define(['exports'], factory) : factory(global.auth0 = {});
})(this, (function (exports) {
  ${HIT}
}));
`;

/** Files by what becomes of them: analysed, a reason to skip them, or nothing because they hold no needle. */
const FILES: Readonly<Record<string, readonly [text: string, outcome: string]>> = {
  'a.js': [HIT, 'analysed'],
  'unlink.cs': ['var url = "https://shop.eu.auth0.com/unlink";\n', 'analysed'],
  'token.cs': ['var name = "access_token";\n', 'nothing'],
  'plain.js': ['nothing();\n', 'nothing'],
  'lib.min.js': [HIT, 'minified'],
  'plain.min.js': ['nothing();\n', 'nothing'],
  'bundle.js': [HIT.trim().repeat(400), 'minified'],
  'auth0.js': [SDK, 'sdk'],
  'plain-bundle.js': ['nothing();'.repeat(4000), 'nothing'],
  'big.js': [HIT + '// filler\n'.repeat(MAX / 10), 'too-large'],
  'plain-big.js': ['// filler\n'.repeat(MAX / 10 + 1), 'nothing'],
  // Characters of three bytes each: its size counts, not its length.
  'wide.js': [`${HIT}// ${'語'.repeat(MAX / 3)}\n`, 'too-large'],
  'page.lua': [HIT, 'unsupported'],
  'old/a.js': [HIT, 'ignored'],
  'old/lib.min.js': [HIT, 'ignored'],
};

const expected = Object.fromEntries(Object.entries(FILES).map(([name, [, outcome]]) => [name, outcome]));

describe('a document is analysed or skipped for the same reason', () => {
  let root: string;
  beforeEach(() => {
    const texts = Object.entries(FILES).map(([name, [text]]) => [name, text] as const);
    root = makeTree({ ...Object.fromEntries(texts), [CONFIG]: '{ "ignore": ["old"] }' });
  });
  afterEach(removeTrees);

  const at = (name: string) => path.join(root, ...name.split('/'));

  async function scanned(job: Partial<ScanJob>): Promise<Record<string, string>> {
    const base = { folder: root, paths: [root], ignore: [], gitignore: true, maxFileSize: MAX, buffers: [] };
    const { files, skipped } = await runScanJob({ ...base, ...job }, () => undefined);
    const outcomes = Object.fromEntries(Object.keys(FILES).map((name) => [name, 'nothing']));
    for (const file of files) outcomes[file.path] = 'analysed';
    for (const file of skipped) outcomes[file.path] = file.reason;
    return outcomes;
  }

  async function inspected(prepare: Parameters<typeof createService>[1]): Promise<Record<string, string>> {
    const answer = createService(
      () => engine,
      prepare,
      () => undefined,
    );
    const outcomes: Record<string, string> = {};
    for (const [id, [name, [text]]] of Object.entries(FILES).entries()) {
      const input: DocumentRequest = { text, fileName: at(name), maxFileSize: MAX, context: 'disk' };
      const response = await answer({ id, kind: 'inspect', input });
      assert.ok(response && 'answer' in response);
      const { skip, findings } = response.answer as DocumentAnalysis;
      outcomes[name] = skip?.reason ?? (findings.length > 0 ? 'analysed' : 'nothing');
    }
    return outcomes;
  }

  it('in a scan of its folder', async () => {
    assert.deepEqual(await scanned({}), expected);
  });

  it('when its file changes', async () => {
    assert.deepEqual(await scanned({ paths: Object.keys(FILES).map(at) }), expected);
  });

  it('in a scan while it has unsaved changes', async () => {
    for (const name of Object.keys(FILES)) writeFileSync(at(name), 'nothing();\n');
    const buffers = Object.entries(FILES).map(([name, [text]]) => ({ file: at(name), text }));
    assert.deepEqual(await scanned({ buffers }), expected);
  });

  it('in an open editor', async () => {
    assert.deepEqual(await inspected(prepareFromDisk), expected);
  });

  it('in an open editor of a virtual file system', async () => {
    rmSync(path.join(root, CONFIG));
    const rules = ruleMetas.map(({ id }) => id);
    const prepare = (input: DocumentRequest) =>
      prepareGiven(input, { isIgnored: input.fileName.startsWith(at('old/')), rules, levels: {}, modules: {} });
    assert.deepEqual(await inspected(prepare), expected);
  });
});
