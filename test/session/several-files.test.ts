import assert from 'node:assert/strict';
import type { FileChange } from '../../src/core/types.js';
import type { FurtherFile, Session, SessionDocument } from '../../src/rewrites/session/session-types.js';
import { toyEngine } from './toy-engine.js';
import type { Write } from './toy-engine.js';

const HELPERS = 'src/helpers.js';

const insertion = (text: string, start = 0) => [{ start, end: start, text }];

/** Moves a word to `src/helpers.js`, which is created for the first one. */
const move: Write = (text, start, _, project) => {
  const known = project.read('src/a.js', './helpers.js');
  const word = text.slice(start).replace(/^OLD_|\W[^]*/g, '');
  const change: FileChange =
    known === undefined
      ? { fileName: HELPERS, edits: insertion(`${word};`) }
      : { fileName: HELPERS, before: known.text, edits: insertion(`${word};`, known.text.length) };
  return { edits: [{ start, end: start + 4 + word.length, text: `new ${word}` }], files: [change] };
};

const openToy = (write: Write, text?: string, further?: readonly FurtherFile[]) =>
  toyEngine({ OLD_a: [write], OLD_b: [write], OLD_c: [write] }).openSession(
    { read: () => (text === undefined ? undefined : { fileName: HELPERS, text }) },
    further,
  );

function applyFirst(session: Session, document: SessionDocument): boolean {
  const [offer] = document.offers;
  const rewrite = offer?.best(() => true);
  if (offer && rewrite) session.apply(offer, rewrite);
  return rewrite !== undefined;
}

describe('a rewrite of several files', () => {
  it('creates a file, and the next one extends it', () => {
    const session = openToy(move);
    const a = session.open({ text: 'OLD_a', fileName: 'src/a.js' });
    const b = session.open({ text: 'OLD_b', fileName: 'src/b.js' });
    // What was prepared before would create the file a second time.
    assert.ok([a, b].every(({ offers }) => offers[0]?.best(() => true)));
    assert.ok(applyFirst(session, a));
    assert.deepEqual(session.further, [{ fileName: HELPERS, text: 'a;' }]);
    assert.ok(applyFirst(session, b));
    assert.deepEqual([a.text, b.text], ['new a', 'new b']);
    assert.deepEqual(session.further, [{ fileName: HELPERS, text: 'a;b;' }]);
  });

  it('extends a file that is there already', () => {
    const session = openToy(move, 'there;');
    const a = session.open({ text: 'OLD_a OLD_b', fileName: 'src/a.js' });
    assert.ok(applyFirst(session, a) && applyFirst(session, a));
    assert.equal(a.text, 'new a new b');
    assert.deepEqual(session.further, [{ fileName: HELPERS, before: 'there;', text: 'there;a;b;' }]);
    assert.equal(session.created.length, 0);
  });

  it('is refused completely if the other file becomes worse', () => {
    for (const text of ['BROKEN', 'OLD_x']) {
      const session = openToy((_, start) => ({
        edits: [{ start, end: start + 5, text: 'new a' }],
        files: [{ fileName: HELPERS, edits: insertion(text) }],
      }));
      const a = session.open({ text: 'OLD_a', fileName: 'src/a.js' });
      assert.equal(applyFirst(session, a), false);
      assert.deepEqual([a.text, session.further], ['OLD_a', []]);
    }
  });

  it('is refused if the other file has changed or exists already', () => {
    const change: { current: FileChange } = { current: { fileName: HELPERS, edits: insertion('x') } };
    const write: Write = (_, start) => ({ edits: [{ start, end: start + 5, text: 'x' }], files: [change.current] });
    const session = openToy(write);
    const a = session.open({ text: 'OLD_a OLD_b OLD_c', fileName: 'src/a.js' });
    const other = session.open({ text: 'other', fileName: 'src/other.js' });
    assert.ok(applyFirst(session, a));
    const reason = () => a.offers[0]?.rewrites[0]?.reason?.id;
    assert.equal(reason(), 'reason.other-file');

    const later = openToy(write, undefined, session.further).open({ text: 'OLD_a', fileName: 'src/a.js' });
    change.current = { fileName: HELPERS, before: 'y', edits: [] };
    assert.equal(later.offers[0]?.rewrites[0]?.reason?.id, 'reason.other-file');

    change.current = { fileName: 'src/other.js', before: 'other', edits: insertion('new ') };
    const again = openToy(write);
    const b = again.open({ text: 'OLD_b OLD_c', fileName: 'src/b.js' });
    const open = again.open({ text: 'other', fileName: 'src/other.js' });
    assert.ok(applyFirst(again, b));
    assert.deepEqual([open.text, again.further], ['new other', []]);
    assert.equal(other.text, 'other');
  });

  it('changes a document that was closed', () => {
    const change: FileChange = { fileName: 'src/other.js', before: 'other', edits: insertion('new ') };
    const session = openToy((_, start) => ({ edits: [{ start, end: start + 5, text: 'x' }], files: [change] }));
    const a = session.open({ text: 'OLD_a', fileName: 'src/a.js' });
    const other = session.open({ text: 'other', fileName: 'src/other.js' });
    session.close(other);
    assert.ok(applyFirst(session, a));
    assert.deepEqual([a.text, other.text, session.further], ['x', 'new other', []]);
  });

  it('continues with what an earlier session has left', () => {
    const further = [{ fileName: HELPERS, text: 'a;' }];
    const session = openToy(move, undefined, further);
    const b = session.open({ text: 'OLD_b', fileName: 'src/b.js' });
    assert.ok(applyFirst(session, b));
    assert.deepEqual(session.further, [{ fileName: HELPERS, text: 'a;b;' }]);
  });
});
