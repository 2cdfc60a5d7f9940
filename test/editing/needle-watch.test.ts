import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isCandidate, primaryNeedles } from '../../src/core/engine/needles.js';
import { NeedleWatch } from '../../src/editing/documents/needle-watch.js';
import { vocabulary } from '../../src/rules/auth0/auth0-vocabulary.js';
import { ruleMetas } from '../../src/rules/metadata.js';

/** As much of an editor's document as the watch looks at. */
class Document {
  #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get lineCount(): number {
    return this.#lines().length;
  }

  lineAt(line: number) {
    return { text: this.#lines()[line] ?? '' };
  }

  getText(): string {
    return this.#text;
  }

  /** @returns the event that VS Code would send */
  replace(start: number, length: number, text: string) {
    const place = (offset: number) => {
      const before = this.#text.slice(0, offset).split('\n');
      return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    };
    const range = { start: place(start), end: place(start + length) };
    this.#text = this.#text.slice(0, start) + text + this.#text.slice(start + length);
    return { document: this, contentChanges: [{ range, rangeOffset: start, rangeLength: length, text }] };
  }

  #lines(): string[] {
    return this.#text.split('\n');
  }
}

describe('the needle watch', () => {
  it('relies on needles that stand in one line', () => {
    assert.deepEqual(
      primaryNeedles(ruleMetas, vocabulary).filter((needle) => /[\r\n]/.test(needle)),
      [],
    );
  });

  it('says after any edits what a search of the whole text would say', () => {
    const piece = fc.constantFrom(
      'access_',
      'token',
      'auth0',
      "from './x'",
      '.show(',
      'Params',
      '/un',
      'link',
      '\n',
      ' ',
    );
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    const edit = fc.record({ at: fc.nat(), length: fc.nat(12), text });
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 12 }), (initial, edits) => {
        const document = new Document(initial);
        const watch = new NeedleWatch();
        for (const { at, length, text: inserted } of [{ at: 0, length: 0, text: '' }, ...edits]) {
          const size = document.getText().length;
          const start = Math.min(at % (size + 1), size);
          const event = document.replace(start, Math.min(length, size - start), inserted);
          watch.edited(event);
          assert.equal(
            watch.isCandidate(() => document.getText()),
            isCandidate(ruleMetas, vocabulary, document.getText()),
          );
        }
      }),
    );
  });

  it('does not read a document without needles again', () => {
    const document = new Document('one();\ntwo();\n');
    const watch = new NeedleWatch();
    let reads = 0;
    const read = () => {
      reads++;
      return document.getText();
    };
    watch.isCandidate(read);
    for (const letter of 'three()') {
      watch.edited(document.replace(7, 0, letter));
      assert.equal(watch.isCandidate(read), false);
    }
    assert.equal(reads, 1);
  });
});
