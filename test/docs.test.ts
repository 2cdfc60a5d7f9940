import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../src/engine.js';
import { ruleMetas } from '../src/rules/metadata.js';
import { assertFound, expectations } from './support/fixtures.js';

interface Example {
  readonly line: number;
  readonly section: string;
  readonly language: string;
  readonly code: string;
}

/** The sections of a rule page that hold examples; the editor's hover takes its samples from the first and the last. */
const SECTIONS = { reported: 'What is reported', silent: 'What is not reported', after: 'How to migrate' };

/** Returns a page's fenced blocks of code that Relink reads, with the `##` section each is in. */
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

/** `reported: certain` for the page's own rule, `reported by other-rule: likely` for another's. */
const MARKER = /reported(?: by ([\w-]+))?: (certain|likely|dead)/g;

/** Turns the markers of a page, which people read, into those of a fixture. */
function asFixture(code: string, pageRule: string): string {
  return code.replace(MARKER, (_, rule: string | undefined, certainty: string) => `! ${rule ?? pageRule} ${certainty}`);
}

describe('rule pages', () => {
  for (const { id, docs } of ruleMetas) {
    const page = readFileSync(path.join(import.meta.dirname, '..', docs), 'utf8');
    const all = examples(page);

    it(`${id}: has examples of what is reported, of what is not, and of how to migrate`, () => {
      assert.deepEqual(new Set(all.map(({ section }) => section)), new Set(Object.values(SECTIONS)));
    });

    for (const { line, section, language, code } of all) {
      it(`${docs}:${line} (${section}) holds`, () => {
        const analysis = analyze(code, `example.${language}`);
        const expected = expectations(asFixture(code, id));
        if (section === SECTIONS.reported)
          assert.notEqual(expected.length, 0, 'an example of a finding without a marker');
        else assert.deepEqual(expected, []);
        assertFound(code, analysis, expected);
      });
    }
  }
});
