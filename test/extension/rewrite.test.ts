import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../src/core/edits.js';
import * as engine from '../../src/engine.js';
import { hunksBetween } from '../../src/extension/thread/hunks.js';
import type { RewriteWish } from '../../src/extension/thread/protocol.js';
import { rewriteDocument } from '../../src/extension/thread/rewrite.js';

const CALL = `$.ajax({ type: 'POST', url: 'https://shop.eu.auth0.com/unlink', data: { access_token: token, user_id: id } });\n`;

function rewrite(text: string, wish: RewriteWish) {
  const task = { text, fileName: 'unlink.js', options: {}, levels: {} };
  const reader = { read: () => undefined };
  const { edits, done } = rewriteDocument({ task, reader, missing: [] }, engine, wish);
  return { text: applyEdits(text, edits), done };
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

  it('leaves to a person what needs one, where nothing else is wanted', () => {
    assert.equal(rewrite(CALL, { review: false }).text, CALL);
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
