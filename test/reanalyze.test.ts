import assert from 'node:assert/strict';
import path from 'node:path';
import { analyze, reanalyze } from '../src/engine.js';
import { mutated, randomFrom } from './fuzz/mutate.mjs';
import { fixtures } from './support/fixtures.js';

const EDITS = 6;

/** Returns a text after an edit as a person makes it: inside a line, or a line removed or repeated. */
function edited(text: string, random: (below: number) => number): string {
  const lines = text.split('\n');
  const at = random(lines.length);
  const line = lines[at] ?? '';
  const column = random(line.length + 1);
  const changes = [
    () => lines.splice(at, 1),
    () => lines.splice(at, 0, line),
    () => lines.splice(at, 1, `${line.slice(0, column)} /* typed */ ${line.slice(column)}`),
    () => lines.splice(at, 0, 'const typed = await typedNow();'),
    () => lines.splice(at, 0, 'lock.show({ authParams: { access_token: typed } });'),
    () => lines.splice(at, 1, line + line),
  ];
  changes[random(changes.length)]?.();
  return lines.join('\n');
}

describe('an analysis after an edit', () => {
  for (const { name, text, options } of fixtures().filter(({ name }) => /\.(?:[cm]?[jt]sx?|html|vue)$/.test(name))) {
    it(`is the same as of the text alone: ${path.basename(name)}`, () => {
      const random = randomFrom(text.length);
      let current = text;
      for (let count = 0; count < EDITS; count++) {
        assert.deepEqual(reanalyze(current, name, options), analyze(current, name, options), current);
        const isTyped = random(4) > 0;
        const next = isTyped ? edited(current, random) : mutated(current, random);
        // Back to the valid text now and then, as an edit is undone.
        current = random(5) === 0 ? text : next;
      }
    });
  }
});
