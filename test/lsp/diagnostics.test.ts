import assert from 'node:assert/strict';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
} from 'vscode-languageserver/node';
import type { ClientCapabilities, Diagnostic } from 'vscode-languageserver/node';
import { CAPABLE, Session } from './session.js';

const LOCK = `import Auth0Lock from 'auth0-lock';

const lock = new Auth0Lock('CLIENT_ID', 'shop.eu.auth0.com');
lock.show({ auth: { params: { access_token: token } } });
`;
const UNLINK =
  "fetch('https://shop.eu.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: t }) });\n";

const isSome = (list: readonly Diagnostic[]) => list.length > 0;
const isNone = (list: readonly Diagnostic[]) => list.length === 0;

const PULLING: ClientCapabilities = {
  ...CAPABLE,
  textDocument: { ...CAPABLE.textDocument, diagnostic: {} },
};

describe('diagnostics of the language server', () => {
  let session: Session;
  afterEach(() => session.end());

  it('are on exactly the token, struck through, with the place of the set-up and the notice of Auth0', async () => {
    session = await Session.start({ 'lock.js': LOCK });
    await session.open('lock.js', LOCK);
    const [found] = await session.diagnosticsWhen('lock.js', isSome);
    assert.ok(found);
    assert.deepEqual(found.range, { start: { line: 3, character: 30 }, end: { line: 3, character: 42 } });
    assert.equal(found.code, 'lock-access-token');
    assert.equal(found.severity, 1);
    assert.deepEqual(found.tags, [2]);
    assert.match(found.codeDescription?.href ?? '', /^https:\/\/auth0\.com\/docs\//);
    assert.equal(found.relatedInformation?.[0]?.location.range.start.line, 2);
    assert.equal(session.diagnostics.get(session.uri('lock.js'))?.version, 1);
  });

  it('come while typing, move along, and go when the code is repaired', async () => {
    session = await Session.start({});
    await session.open('a.js', 'const t = token();\n');
    const end = { line: 1, character: 0 };
    await session.change('a.js', 2, { range: { start: end, end }, text: UNLINK });
    const [found] = await session.diagnosticsWhen('a.js', isSome);
    assert.equal(found?.range.start.line, 1);
    // Several changes, each in the text that the one before left.
    const top = { line: 0, character: 0 };
    await session.change(
      'a.js',
      3,
      { range: { start: top, end: top }, text: '// é 😀\n' },
      { range: { start: top, end: top }, text: '\n' },
    );
    await session.diagnosticsWhen('a.js', ([first]) => first?.range.start.line === 3);
    await session.change('a.js', 4, { text: 'const t = token();\n' });
    await session.diagnosticsWhen('a.js', isNone);
  });

  it('are cleared when the document is closed, and come for what is no file yet', async () => {
    session = await Session.start({});
    await session.open('a.js', UNLINK);
    await session.diagnosticsWhen('a.js', isSome);
    const textDocument = { uri: session.uri('a.js') };
    await session.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
    await session.diagnosticsWhen('a.js', isNone);
    await session.openUri('untitled:Untitled-1', UNLINK);
    await session.until(() => session.diagnostics.get('untitled:Untitled-1')?.diagnostics.length === 1);
  });

  it('obey auth0-relink.json and the settings, also when these change', async () => {
    const settings = { severity: { 'unlink-endpoint': 'hint' }, markDeprecated: false };
    session = await Session.start({ 'a.js': UNLINK }, { settings });
    await session.open('a.js', UNLINK);
    const [found] = await session.diagnosticsWhen('a.js', isSome);
    assert.deepEqual([found?.severity, found?.tags], [4, undefined]);
    session.settings = { 'severity.unlink-endpoint': 'default' };
    const { connection } = session;
    await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await session.diagnosticsWhen('a.js', ([first]) => first?.severity === 1);
    session.write('auth0-relink.json', '{ "rules": { "unlink-endpoint": "off" } }');
    const changes = [{ uri: session.uri('auth0-relink.json'), type: 1 as const }];
    await connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    await session.diagnosticsWhen('a.js', isNone);
    session.write('auth0-relink.json', '{}');
    await connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    await session.diagnosticsWhen('a.js', isSome);
    session.settings = { minCertainty: 'certain', run: 'off' };
    await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await session.diagnosticsWhen('a.js', isNone);
  });

  it('wait for saving where a setting of a client that sends its settings says so', async () => {
    const { configuration, ...workspace } = CAPABLE.workspace ?? {};
    assert.ok(configuration);
    session = await Session.start(
      {},
      { capabilities: { ...CAPABLE, workspace }, params: { initializationOptions: { run: 'onSave' } } },
    );
    await session.open('a.js', '\n');
    await session.diagnosticsWhen('a.js', isNone);
    await session.change('a.js', 2, { text: UNLINK });
    const textDocument = { uri: session.uri('a.js') };
    // What comes first would be for the edit alone.
    await session.open('b.js', UNLINK);
    await session.diagnosticsWhen('b.js', isSome);
    assert.equal(session.diagnostics.get(session.uri('a.js'))?.diagnostics.length, 0);
    await session.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument });
    await session.diagnosticsWhen('a.js', isSome);
  });

  it('are pulled by clients that ask for them', async () => {
    session = await Session.start({ 'a.js': UNLINK }, { capabilities: PULLING });
    assert.ok(session.server.diagnosticProvider);
    await session.open('a.js', UNLINK);
    const textDocument = { uri: session.uri('a.js') };
    const first = await session.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    assert.ok(first.kind === 'full');
    assert.equal(first.items.length, 1);
    const previousResultId = first.resultId ?? '';
    const again = { textDocument, previousResultId };
    assert.equal((await session.connection.sendRequest(DocumentDiagnosticRequest.type, again)).kind, 'unchanged');
    await session.change('a.js', 2, { text: `\n${UNLINK}` });
    const later = await session.connection.sendRequest(DocumentDiagnosticRequest.type, again);
    assert.ok(later.kind === 'full');
    assert.equal(later.items[0]?.range.start.line, 1);
    assert.equal(session.diagnostics.size, 0, 'nothing is pushed as well');
  });

  it('are asked for again when something else than an edit changes them', async () => {
    const workspace = { ...PULLING.workspace, diagnostics: { refreshSupport: true } };
    session = await Session.start({}, { capabilities: { ...PULLING, workspace } });
    await session.open('a.js', UNLINK);
    const textDocument = { uri: session.uri('a.js') };
    const pull = () => session.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    const first = await pull();
    assert.ok(first.kind === 'full' && first.items.length === 1);
    session.write('auth0-relink.json', '{ "rules": { "unlink-endpoint": "off" } }');
    const changes = [{ uri: session.uri('auth0-relink.json'), type: 1 as const }];
    await session.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    await session.until(() => session.refreshes > 0);
    const later = await pull();
    assert.ok(later.kind === 'full' && later.items.length === 0);
  });

  it('count in bytes where the client prefers that', async () => {
    const general = { positionEncodings: ['utf-8', 'utf-16'] };
    session = await Session.start({}, { capabilities: { ...CAPABLE, general } });
    assert.equal(session.server.positionEncoding, 'utf-8');
    const text = `/* é😀 */ ${UNLINK.replace('unlink', 'x')}`;
    await session.open('a.js', text);
    const before = Buffer.byteLength(text.slice(0, text.indexOf('/x') + 1));
    const range = { start: { line: 0, character: before }, end: { line: 0, character: before + 1 } };
    await session.change('a.js', 2, { range, text: 'unlink' });
    const [found] = await session.diagnosticsWhen('a.js', isSome);
    assert.equal(found?.range.start.character, before - 1);
  });

  it('are in German for a German editor', async () => {
    session = await Session.start({}, { params: { locale: 'de-AT' } });
    await session.open('a.js', UNLINK);
    const [found] = await session.diagnosticsWhen('a.js', isSome);
    assert.ok(typeof found?.message === 'string');
    assert.match(found.message, /veraltet/);
  });
});
