import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOGUES } from '../support/catalogues.js';

const bundle = (name: string): string => readFileSync(path.join(import.meta.dirname, '../../dist', name), 'utf8');

/** Something of the parser's own that minifying leaves as it is. */
const PARSER_MARK = 'Unterminated template literal';

describe('bundles', () => {
  it('the engine holds the parser, in less than 2.2 MB', () => {
    const engine = bundle('engine.js');
    assert.ok(engine.includes(PARSER_MARK));
    assert.ok(Buffer.byteLength(engine) < 2_200_000, `engine.js has ${Buffer.byteLength(engine)} bytes`);
  });

  it('the engine asks for no module of Node, so that it runs in a web worker', () => {
    assert.deepEqual(
      bundle('engine.js').match(/require\(["'](?:node:|fs|path|os|inspector|perf_hooks|util|url)[^)]*\)/g),
      null,
    );
  });

  it('the extension starts without the parser, in less than 250 KB', () => {
    const extension = bundle('extension.js');
    assert.ok(!extension.includes(PARSER_MARK));
    assert.ok(Buffer.byteLength(extension) < 250_000, `extension.js has ${Buffer.byteLength(extension)} bytes`);
  });

  it('the extension loads the texts of other languages only when it needs them', () => {
    for (const [language, catalogue] of Object.entries(CATALOGUES)) {
      if (language === 'english') continue;
      const [some] = Object.values(catalogue).toSorted((a, b) => b.length - a.length);
      assert.ok(some !== undefined && bundle(`texts/${language}.js`).includes(some));
      assert.ok(!bundle('extension.js').includes(some));
    }
  });

  it('the command line starts without the parser', () => {
    assert.ok(!bundle('cli.js').includes(PARSER_MARK));
  });
});
