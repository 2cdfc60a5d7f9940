import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../src/core/edits.js';
import type { FileChange } from '../../src/core/types.js';
import { hunksBetween } from '../../src/editing/thread/hunks.js';
import type { RewriteWish } from '../../src/editing/thread/protocol.js';
import { rewriteDocument } from '../../src/editing/thread/rewrite.js';
import { preferUnsaved } from '../../src/editing/thread/unsaved-reader.js';
import * as engine from '../../src/engine.js';
import { toyEngine } from '../session/toy-engine.js';
import type { Write } from '../session/toy-engine.js';

const CALL = `$.ajax({ type: 'POST', url: 'https://shop.eu.auth0.com/unlink', data: { access_token: token, user_id: id } });\n`;

function rewrite(text: string, wish: RewriteWish) {
  const task = { text, fileName: 'unlink.js', options: {}, levels: {} };
  const reader = { read: () => undefined };
  const { edits, done, resolved } = rewriteDocument({ task, reader, missing: [] }, engine, wish);
  return { text: applyEdits(text, edits), done, resolved };
}

describe('rewriting a document in the thread', () => {
  it('rewrites everything, and says where each new code stands', () => {
    const { text, done } = rewrite(`// A comment.\n${CALL}between();\n${CALL}`, { review: true });
    assert.deepEqual(engine.analyze(text, 'unlink.js').findings, []);
    assert.equal(done.length, 2);
    const [first, second] = done.map(({ start }) => start);
    assert.ok(first !== undefined && second !== undefined);
    assert.ok(first < text.indexOf('between') && second > text.indexOf('between'), `${first} and ${second}`);
  });

  it('leaves alone what is not among the wanted', () => {
    const before = CALL + CALL;
    const [, second] = engine.analyze(before, 'unlink.js').findings;
    assert.ok(second);
    const { text, done } = rewrite(before, { review: true, only: [second] });
    assert.equal(done.length, 1);
    assert.equal(engine.analyze(text, 'unlink.js').findings.length, 1);
    assert.ok(text.includes(CALL));
    assert.ok((done[0]?.start ?? 0) > text.indexOf(CALL));
  });

  it('counts what the new text no longer has, of the findings that the user sees', () => {
    const before = CALL + CALL;
    const [first, second] = engine.analyze(before, 'unlink.js').findings;
    assert.ok(first && second);
    assert.equal(rewrite(before, { review: true }).resolved, 2);
    assert.equal(rewrite(before, { review: true, listed: [first] }).resolved, 1);
    assert.equal(rewrite(before, { review: true, only: [second], listed: [first] }).resolved, 0);
  });

  it('leaves to a person what needs one, where nothing else is wanted', () => {
    assert.equal(rewrite(CALL, { review: false }).text, CALL);
  });
});

describe('rewriting several documents in the thread', () => {
  /** Moves a word to helpers.js. */
  const move: Write = (text, start, _, project) => {
    const known = project.read('a.js', './helpers.js');
    const at = known?.text.length ?? 0;
    const change = { fileName: 'helpers.js', edits: [{ start: at, end: at, text: `${text.slice(start + 4)};\n` }] };
    return {
      edits: [{ start, end: text.length, text: 'new' }],
      files: [known === undefined ? change : { ...change, before: known.text }],
    };
  };

  it('extends the file that an earlier one has created', () => {
    const { openSession } = toyEngine({ OLD_a: [move], OLD_b: [move] });
    const rewriteIt = (text: string, files: readonly FileChange[]) => {
      const task = { text, fileName: `${text.at(-1) ?? ''}.js`, options: {}, levels: {} };
      const prepared = { task, reader: { read: () => undefined }, missing: [] };
      return rewriteDocument(prepared, { ...engine, openSession }, { review: true, files });
    };
    const first = rewriteIt('OLD_a', []).files;
    assert.deepEqual(first, [{ fileName: 'helpers.js', edits: [{ start: 0, end: 0, text: 'a;\n' }] }]);
    assert.deepEqual(rewriteIt('OLD_b', first).files, [
      { fileName: 'helpers.js', edits: [{ start: 0, end: 0, text: 'a;\nb;\n' }] },
    ]);
    const there = [{ fileName: 'helpers.js', before: 'there;\n', edits: [] }];
    assert.deepEqual(rewriteIt('OLD_b', there).files, [
      { fileName: 'helpers.js', before: 'there;\n', edits: [{ start: 7, end: 7, text: 'b;\n' }] },
    ]);
  });

  it('continues with what others have changed in the document itself', () => {
    const { openSession } = toyEngine({ OLD_b: [move] });
    const text = 'first\nOLD_b';
    const task = { text, fileName: 'b.js', options: {}, levels: {} };
    const own = { fileName: 'b.js', before: text, edits: [{ start: 0, end: 0, text: 'import;\n' }] };
    const only = [{ ruleId: 'unlink-endpoint', start: 6, end: 11 }];
    const rewriteIt = (file: FileChange) =>
      rewriteDocument(
        { task, reader: { read: () => undefined }, missing: [] },
        { ...engine, openSession },
        { review: true, files: [file], only },
      );
    const { edits, files } = rewriteIt(own);
    assert.equal(applyEdits(text, edits), 'import;\nfirst\nnew');
    assert.deepEqual(
      files.map(({ fileName }) => fileName),
      ['helpers.js'],
    );
    assert.deepEqual(rewriteIt({ ...own, before: 'other' }).done, []);
  });

  it('reads what is not saved yet', () => {
    const reader = { read: () => ({ fileName: 'c:\\app\\helpers.js', text: 'saved' }) };
    const unsaved = (fileName: string) => preferUnsaved(reader, [{ fileName, text: 'unsaved' }]).read('a.js', './x');
    assert.equal(unsaved('C:/app/helpers.js')?.text, 'unsaved');
    assert.equal(unsaved('C:/app/other.js')?.text, 'saved');
  });
});

describe('hunks', () => {
  it('make one text of another', () => {
    const line = fc.constantFrom('a\n', 'b\r\n', 'c\n', '\n', 'd');
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        assert.equal(applyEdits(before, hunksBetween(before, after)), after);
      }),
    );
  });

  it('leave lines between alone', () => {
    const edits = hunksBetween('one\ntwo\nthree\n', 'ONE\ntwo\nTHREE\n');
    assert.deepEqual(edits, [
      { start: 0, end: 4, text: 'ONE\n' },
      { start: 8, end: 14, text: 'THREE\n' },
    ]);
  });
});
