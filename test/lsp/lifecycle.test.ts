import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import {
  CancellationTokenSource,
  CodeActionRequest,
  ExitNotification,
  HoverRequest,
  ShutdownRequest,
} from 'vscode-languageserver/node';
import { run } from '../cli/run.js';
import { Session } from './session.js';

const UNLINK =
  "fetch('https://shop.eu.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: t }) });\n";

describe('the language server', () => {
  let session: Session;
  afterEach(() => session.end());

  /** Resolves to the exit code. */
  async function exit(): Promise<unknown> {
    const { exitCode } = session.process;
    return exitCode ?? ((await once(session.process, 'exit')) as unknown[])[0];
  }

  it('says who it is and what it can do', async () => {
    session = await Session.start({});
    const { codeActionProvider, executeCommandProvider, diagnosticProvider, positionEncoding } = session.server;
    assert.ok(typeof codeActionProvider === 'object' && codeActionProvider.resolveProvider);
    assert.ok(executeCommandProvider?.commands.includes('auth0Relink.scan'));
    assert.equal(diagnosticProvider, undefined, 'this client does not pull');
    assert.equal(positionEncoding, 'utf-16');
    await session.until(() => session.registered.length === 2);
  });

  it('ends with 0 after a shutdown, although an analysis is running', async () => {
    session = await Session.start({});
    await session.open('a.js', UNLINK);
    await session.connection.sendRequest(ShutdownRequest.type);
    await session.connection.sendNotification(ExitNotification.type);
    assert.equal(await exit(), 0);
  });

  it('ends with 1 if its client exits without a shutdown', async () => {
    session = await Session.start({});
    await session.connection.sendNotification(ExitNotification.type);
    assert.equal(await exit(), 1);
  });

  it('ends when its input does', async () => {
    session = await Session.start({});
    await session.open('a.js', UNLINK);
    session.process.stdin?.end();
    assert.equal(await exit(), 1);
  });

  it('answers a cancelled request at once, and goes on', async () => {
    session = await Session.start({});
    const text = UNLINK.repeat(40);
    await session.open('a.js', text);
    const source = new CancellationTokenSource();
    const textDocument = { uri: session.uri('a.js') };
    const range = { start: { line: 0, character: 0 }, end: { line: 39, character: 0 } };
    const request = { textDocument, range, context: { diagnostics: [] } };
    const answer = session.connection.sendRequest(CodeActionRequest.type, request, source.token);
    source.cancel();
    await assert.rejects(answer, { code: -32800 });
    const hover = await session.connection.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 0, character: UNLINK.indexOf('/unlink') + 1 },
    });
    assert.ok(hover);
  });

  it('is a bundle that other commands do not load', async () => {
    session = await Session.start({});
    assert.ok(!readFileSync('dist/cli.js', 'utf8').includes('textDocument/'));
    const { code, stdout } = run('.', ['lsp', '--help']);
    assert.equal(code, 0);
    assert.match(stdout, /--stdio/);
  });
});
