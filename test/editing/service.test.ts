import assert from 'node:assert/strict';
import type { Offer } from '../../src/core/types.js';
import { prepareGiven } from '../../src/editing/thread/prepare-given.js';
import type { DocumentAnalysis, DocumentContext, Response } from '../../src/editing/thread/protocol.js';
import { createService } from '../../src/editing/thread/service.js';
import * as engine from '../../src/engine.js';

const CALL = `fetch('https://shop.eu.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: token }) });\n`;
const CONTEXT = { isIgnored: false, levels: {}, modules: {} };

/** A service whose engine counts the findings for which rewrites were worked out. */
function counting() {
  let worked = 0;
  const findOffers: typeof engine.findOffers = (...args) =>
    engine.findOffers(...args).map((offer): Offer => {
      return {
        finding: offer.finding,
        evidence: offer.evidence,
        get rewrites() {
          worked++;
          return offer.rewrites;
        },
      };
    });
  const posted: Response[] = [];
  const answer = createService(
    () => ({ ...engine, findOffers }),
    (input) => prepareGiven(input, CONTEXT),
    (response) => posted.push(response),
  );
  return { answer, posted, worked: () => worked };
}

describe('the service in the thread', () => {
  const input = { text: CALL.repeat(5), fileName: 'unlink.js', maxFileSize: 1024, context: CONTEXT };

  it('works out the rewrites of every finding', async () => {
    const { answer, worked } = counting();
    const response = await answer({ id: 1, kind: 'offers', input });
    assert.ok(response && 'answer' in response);
    assert.equal((response.answer as Offer[]).length, 5);
    assert.equal(worked(), 5);
  });

  it('works out only the rewrites that are asked for', async () => {
    const { answer, worked } = counting();
    const at = [input.text.lastIndexOf('/unlink')];
    const response = await answer({ id: 1, kind: 'offers', input: { ...input, at } });
    assert.ok(response && 'answer' in response);
    assert.deepEqual(
      (response.answer as Offer[]).map(({ finding }) => finding.start),
      at,
    );
    assert.equal(worked(), 1);
  });

  it('tells its client when the engine is loaded and after each finding, so the time limit starts again', async () => {
    const { answer, posted } = counting();
    await answer({ id: 1, kind: 'inspect', input });
    assert.deepEqual(posted.splice(0), [{ id: 1, step: true }]);
    await answer({ id: 2, kind: 'offers', input });
    assert.equal(posted.splice(0).length, 6);
    await answer({ id: 3, kind: 'rewrite', input: { ...input, review: true } });
    assert.ok(posted.length > 5);
  });

  it('leaves the rest when the request is taken back', async () => {
    const { answer, worked } = counting();
    const response = answer({ id: 1, kind: 'offers', input });
    assert.equal(await answer({ cancel: 1 }), undefined);
    await response;
    assert.equal(worked(), 1);
    // The next one is none of its business.
    await answer({ id: 2, kind: 'offers', input });
    assert.equal(worked(), 6);
  });

  it('takes the settings of clients from the files that it is given', async () => {
    const { answer } = counting();
    const text = 'export const link = (lock, t) => lock.show({ auth: { params: { access_token: t } } });\n';
    const setUp = "import Auth0Lock from 'auth0-lock';\nnew Auth0Lock('abc', 'garden.eu.auth0.com');\n";
    const settingsFiles = [{ fileName: '/app/start.js', text: setUp }];
    const packages = { 'auth0-lock': '^11.0.0' };
    const context = { ...CONTEXT, packages, settingsFiles };
    const service = createService(
      () => engine,
      (request) => prepareGiven(request, context),
      () => undefined,
    );
    const document = { text, fileName: '/app/link.js', maxFileSize: 1024, context };
    const response = await service({ id: 1, kind: 'rewrite', input: { ...document, review: true } });
    assert.ok(response && 'answer' in response);
    assert.match(JSON.stringify(response.answer), /linkingLock\(Auth0Lock, 'abc', 'garden\.eu\.auth0\.com'/);
    const alone = await answer({ id: 2, kind: 'rewrite', input: { ...document, review: true } });
    assert.ok(alone && 'answer' in alone);
    assert.deepEqual((alone.answer as { readonly edits: readonly unknown[] }).edits, []);
  });

  it('asks for the files that set up clients where they decide whose host a URL has', async () => {
    const text = CALL.replace('shop.eu.auth0.com', 'login.shop.example').replace('token }', 'token, user_id: id }');
    const settingsFiles = [{ fileName: '/start.js', text: "new Auth0Lock('abc', 'login.shop.example');" }];
    const inspected = async (context: DocumentContext): Promise<DocumentAnalysis> => {
      const service = createService(
        () => engine,
        (request) => prepareGiven(request, context),
        () => undefined,
      );
      const document = { text, fileName: '/unlink.js', maxFileSize: 1024, context };
      const response = await service({ id: 1, kind: 'inspect', input: document });
      assert.ok(response && 'answer' in response);
      return response.answer as DocumentAnalysis;
    };
    const first = await inspected(CONTEXT);
    assert.deepEqual([first.wantsSettings, first.findings.length], [true, 0]);
    const second = await inspected({ ...CONTEXT, settingsFiles });
    assert.deepEqual([second.wantsSettings, second.findings.length], [undefined, 1]);
  });
});
