import assert from 'node:assert/strict';
import { syntaxErrors, createInspect } from '../../src/core/engine/inspect.js';
import { propose } from '../../src/rewrites/proposals.js';
import { fixAll } from '../../src/rewrites/session/fix-all.js';
import type { SessionDocument } from '../../src/rewrites/session/session-types.js';
import { createOpenSession } from '../../src/rewrites/session/session.js';
import { vocabulary } from '../../src/rules/auth0/auth0-vocabulary.js';
import { ruleSet } from '../../src/rules/index.js';
import { toyEngine } from './toy-engine.js';
import type { Write } from './toy-engine.js';

/** Replaces a finding of some length. */
const to = (length: number, text: string) => (_: string, start: number) => [{ start, end: start + length, text }];

const named = ({ text, offers }: SessionDocument) =>
  Object.fromEntries(offers.map(({ id, finding: { start, end } }) => [text.slice(start, end), id]));

describe('a session', () => {
  it('inspects a document about once for each rewrite', () => {
    let inspections = 0;
    const inspect = createInspect(ruleSet);
    const openSession = createOpenSession({
      inspect: (...args) => {
        inspections++;
        return inspect(...args);
      },
      syntaxErrors: (text, fileName) => syntaxErrors(text, fileName, vocabulary),
      propose,
      evidence: () => [],
      snippet: () => undefined,
    });
    const session = openSession();
    const call = `$.ajax({ type: 'POST', url: 'https://shop.eu.auth0.com/unlink', data: { access_token: t, user_id: id } });\n`;
    const document = session.open({ text: call.repeat(11), fileName: 'unlink.js' });
    fixAll(session, document, (offer) => offer.best(() => true));
    assert.equal(document.results.filter(({ applied }) => applied !== undefined).length, 11);
    assert.ok(inspections <= 12, `${inspections} inspections for 11 rewrites`);
  });

  it('verifies rewrites when they are asked for, each once', () => {
    const { openSession, inspected } = toyEngine({ OLD: [to(3, 'OLD_again'), to(3, 'two'), to(3, 'three')] });
    const [offer] = openSession().open({ text: 'OLD', fileName: 'a.js' }).offers;
    assert.ok(offer);
    assert.deepEqual(inspected, ['OLD']);
    assert.equal(offer.best(({ target }) => target === 'target-3')?.target, 'target-3');
    assert.deepEqual(inspected, ['OLD', 'three']);
    assert.equal(offer.best(() => true)?.target, 'target-2');
    assert.deepEqual(inspected, ['OLD', 'three', 'OLD_again', 'two']);
    assert.deepEqual(
      offer.rewrites.map(({ target }) => target),
      ['target-2', 'target-3'],
    );
    assert.equal(inspected.length, 4);
  });

  it('recognises findings wherever edits move them, and tells where new code starts', () => {
    const insertion = { start: 0, end: 0, text: 'helper;\n' };
    const { openSession } = toyEngine({
      OLD_b: [(text, start) => [insertion, ...to(5, 'fresh')(text, start)]],
      OLD_d: [to(5, 'x')],
    });
    const session = openSession();
    const document = session.open({ text: 'OLD_a OLD_b OLD_c OLD_d OLD_e', fileName: 'a.js' });
    const { OLD_a, OLD_c, OLD_e } = named(document);
    fixAll(session, document, (offer) => offer.best(() => true));
    assert.equal(document.text, 'helper;\nOLD_a fresh OLD_c x OLD_e');
    assert.deepEqual(named(document), { OLD_a, OLD_c, OLD_e });
    assert.deepEqual(
      document.results.map(({ applied, offer }) => applied?.start ?? offer?.finding.start),
      [8, 14, 20, 26, 28],
    );
  });

  it('recognises a finding in code that a rewrite moves, and misses one that it removes', () => {
    const { openSession } = toyEngine({
      OLD_a: [(text) => [{ start: 0, end: text.length, text: 'moved OLD_c' }]],
    });
    const session = openSession();
    const document = session.open({ text: 'OLD_a OLD_b', fileName: 'a.js' });
    const { OLD_b } = named(document);
    fixAll(session, document, (offer) => offer.best(() => true));
    assert.deepEqual(named(document), { OLD_c: OLD_b });

    const other = session.open({ text: 'OLD_a OLD_b OLD_b', fileName: 'b.js' });
    fixAll(session, other, (offer) => offer.best(() => true));
    assert.deepEqual(
      other.results.map(({ applied, offer }) => [applied !== undefined, offer !== undefined]),
      [
        [true, false],
        [false, true],
        [false, false],
      ],
    );
  });

  it('tries again what was impossible before another rewrite', () => {
    const needsHelper: Write = (text, start) => to(5, text.includes('helper') ? 'a' : 'OLD_a')(text, start);
    const { openSession } = toyEngine({ OLD_a: [needsHelper], OLD_b: [to(5, 'helper')] });
    const session = openSession();
    const document = session.open({ text: 'OLD_a OLD_b', fileName: 'a.js' });
    fixAll(session, document, (offer) => offer.best(() => true));
    assert.equal(document.text, 'a helper');
  });

  it('applies no offer that was worked out for another text', () => {
    const { openSession } = toyEngine({ OLD_a: [to(5, 'a')], OLD_b: [to(5, 'b')] });
    const session = openSession();
    const document = session.open({ text: 'OLD_a OLD_b', fileName: 'a.js' });
    const [first, second] = document.offers;
    const [one, two] = [first?.best(() => true), second?.best(() => true)];
    assert.ok(first && second && one && two);
    assert.throws(() => {
      session.apply(first, two);
    }, /not one of the offer/);
    session.apply(first, one);
    assert.throws(() => {
      session.apply(second, two);
    }, /not a current one/);
    assert.equal(document.text, 'a OLD_b');
  });
});
