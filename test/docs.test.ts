import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../src/engine.js';
import { ruleMetas } from '../src/rules/metadata.js';
import { assertTokens, expectations, observed } from './support/fixtures.js';

interface Example {
  readonly line: number;
  readonly section: string;
  readonly language: string;
  readonly code: string;
}

/** The fenced blocks of a page that hold code which Relink reads, with the `##` section they stand in. */
function examples(page: string): Example[] {
  const found: Example[] = [];
  let section = '';
  let open: { language: string; line: number; lines: string[] } | undefined;
  for (const [index, line] of page.split('\n').entries()) {
    const fence = /^```(\w*)/.exec(line);
    if (open && fence) {
      found.push({ section, language: open.language, line: open.line, code: open.lines.join('\n') });
      open = undefined;
    } else if (open) open.lines.push(line);
    else if (fence) open = { language: fence[1] ?? '', line: index + 1, lines: [] };
    else section = /^## (.*)$/.exec(line)?.[1] ?? section;
  }
  return found.filter(({ language }) => /^(jsx?|tsx?|html)$/.test(language));
}

describe('rule pages', () => {
  for (const { id, docs } of ruleMetas) {
    const page = readFileSync(path.join(import.meta.dirname, '..', docs), 'utf8');
    const all = examples(page);

    it(`${id}: has examples of what is reported, of what is not, and of what to write instead`, () => {
      assert.deepEqual(new Set(all.map(({ section }) => section)), new Set(['Reported', 'Instead', 'Not reported']));
    });

    for (const { line, section, language, code } of all) {
      it(`${docs}:${line} (${section}) holds`, () => {
        const analysis = analyze(code, `example.${language}`);
        const expected = expectations(code);
        if (section === 'Reported') assert.notEqual(expected.length, 0, 'an example of a finding without its mark');
        else assert.deepEqual(expected, []);
        assert.deepEqual(observed(code, analysis), expected);
        assertTokens(code, analysis);
      });
    }
  }
});
