import assert from 'node:assert/strict';
import { render } from '../../src/messages/render.js';
import { toyEngine } from './toy-engine.js';
import type { Write } from './toy-engine.js';

const insertion = (text: string) => [{ start: 0, end: 0, text }];

describe('a change', () => {
  /** Two documents, and a change of both that creates a file. */
  function twoDocuments() {
    const session = toyEngine().openSession();
    const a = session.open({ text: 'OLD_a;', fileName: 'src/a.js' });
    const b = session.open({ text: 'b;', fileName: 'src/b.js' });
    const texts = () => [a, b, ...session.created].map(({ text }) => text);
    const change = (inA: string, inB: string, created: string) =>
      session.applyChange({
        edits: [
          { document: a, edits: insertion(inA) },
          { document: b, edits: insertion(inB) },
        ],
        created: [{ fileName: 'src/helper.js', text: created }],
      });
    return { session, a, b, texts, change };
  }

  it('is applied to all its documents, and creates its files', () => {
    const { session, a, texts, change } = twoDocuments();
    const [before] = a.offers;
    assert.equal(change('new ', 'new ', 'helper;'), undefined);
    assert.deepEqual(texts(), ['new OLD_a;', 'new b;', 'helper;']);
    assert.equal(a.offers[0]?.id, before?.id);
    const [helper] = session.created;
    assert.equal(helper?.fileName, 'src/helper.js');
    assert.equal(
      session.applyChange({ edits: [{ document: helper, edits: insertion('more ') }], created: [] }),
      undefined,
    );
    assert.equal(helper.text, 'more helper;');
  });

  it('is refused completely', () => {
    const { a, texts, change } = twoDocuments();
    const [before] = a.offers;
    const refused = [
      change('new ', 'BROKEN ', 'helper;'),
      change('new ', 'OLD_b ', 'helper;'),
      change('new ', 'new ', 'BROKEN'),
      change('new ', 'new ', 'OLD'),
    ].map((reason) => reason && render(reason));
    assert.ok(
      refused.every((reason) => reason !== undefined),
      JSON.stringify(refused),
    );
    assert.deepEqual(texts(), ['OLD_a;', 'b;']);
    assert.equal(a.offers[0], before);
  });

  it('is refused where its edits overlap', () => {
    const { session, a } = twoDocuments();
    const edits = [
      { start: 0, end: 3, text: '' },
      { start: 2, end: 4, text: '' },
    ];
    assert.equal(session.applyChange({ edits: [{ document: a, edits }], created: [] })?.id, 'reason.edits-overlap');
  });

  it('may not create a file of the session', () => {
    const { session } = twoDocuments();
    assert.throws(
      () => session.applyChange({ edits: [], created: [{ fileName: 'src/b.js', text: '' }] }),
      /src\/b\.js is in the session already/,
    );
  });
});

describe('documents of a session', () => {
  it('see each other as they are now, and files that were created', () => {
    const session = toyEngine().openSession();
    const user = session.open({ text: "import './made.js'; import '../lock'; USE;", fileName: '/app/src/user.js' });
    const lock = session.open({ text: 'SOURCE;', fileName: '/app/lock.ts' });
    assert.equal(user.offers.length, 1);
    const emptied = { document: lock, edits: [{ start: 0, end: 6, text: '' }] };
    assert.equal(session.applyChange({ edits: [emptied], created: [] }), undefined);
    assert.equal(user.offers.length, 0);

    // Nothing was found in it itself: the change is refused for what it brings about elsewhere.
    const made = { fileName: '/app/src/made.js', text: 'SOURCE' };
    assert.equal(session.applyChange({ edits: [], created: [made] })?.id, 'reason.new-finding');
    session.close(user);
    assert.equal(session.applyChange({ edits: [], created: [made] }), undefined);
    const late = session.open({ text: "import './made'; USE", fileName: '/app/src/late.js' });
    assert.equal(late.offers.length, 1);
  });

  it('have their rewrites verified again when what imports them has changed', () => {
    const becomesSource: Write = (_, start) => [{ start, end: start + 3, text: 'SOURCE' }];
    const session = toyEngine({ OLD: [becomesSource] }).openSession();
    const lock = session.open({ text: 'OLD', fileName: 'lock.js' });
    const user = session.open({ text: "import './lock'; ", fileName: 'user.js' });
    assert.equal(user.offers.length, 0);
    const best = () => lock.offers[0]?.best(() => true);
    assert.ok(best());
    const use = { document: user, edits: [{ start: 17, end: 17, text: 'USE' }] };
    assert.equal(session.applyChange({ edits: [use], created: [] }), undefined);
    assert.equal(best(), undefined);
  });

  it('have their current text for a rewriter that follows an import late', () => {
    const imported: Write = (_, start, read) => [{ start, end: start + 5, text: read('./lock') ?? 'none' }];
    const first: Write = (_, start) => [{ start, end: start + 5, text: 'first' }];
    const session = toyEngine({ OLD_a: [first], OLD_b: [imported] }).openSession();
    const lock = session.open({ text: 'old', fileName: 'lock.js' });
    const user = session.open({ text: 'OLD_a OLD_b', fileName: 'user.js' });
    const applyFirst = () => {
      const [offer] = user.offers;
      const rewrite = offer?.best(() => true);
      assert.ok(offer && rewrite);
      session.apply(offer, rewrite);
    };
    applyFirst();
    const renewed = { document: lock, edits: [{ start: 0, end: 3, text: 'new' }] };
    assert.equal(session.applyChange({ edits: [renewed], created: [] }), undefined);
    applyFirst();
    assert.equal(user.text, 'first new');
  });

  it('are read by the reader where the session has no text of its own', () => {
    const names: Readonly<Record<string, string>> = { '@lock': 'C:\\app\\lock.js', '@other': 'C:\\app\\other.js' };
    const session = toyEngine().openSession({
      read(_from, specifier) {
        const fileName = names[specifier];
        return fileName === undefined ? undefined : { fileName, text: 'SOURCE on disk' };
      },
    });
    session.open({ text: 'changed in the editor', fileName: 'C:/app/lock.js' });
    const found = (specifier: string) =>
      session.open({ text: `import '${specifier}'; USE`, fileName: `C:/app/${specifier}.js` }).offers.length;
    assert.deepEqual([found('@lock'), found('@other'), found('@none')], [0, 1, 0]);
  });
});
