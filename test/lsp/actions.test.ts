import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ExecuteCommandRequest } from 'vscode-languageserver/node';
import type { ClientCapabilities, CodeAction, Diagnostic, WorkspaceEdit } from 'vscode-languageserver/node';
import { applyWorkspaceEdit } from './edits.js';
import { fixedByCommandLine } from './fixed-files.js';
import { CAPABLE, Session } from './session.js';

/** Its rewrite creates a file. */
const AUTOMATIC = readFileSync('test/rewrites/unlink/automatic.input.ts', 'utf8');
const UNLINK =
  "fetch('https://shop.eu.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: t, user_id: id }) });\n";
const LOCK = `import Auth0Lock from 'auth0-lock';

const lock = new Auth0Lock('CLIENT_ID', 'shop.eu.auth0.com');
lock.show({ auth: { params: { access_token: token } } });
`;
/** An ID token as Bearer has only a guide. */
const GUIDED =
  "new auth0.Management({ domain: 'shop.eu.auth0.com', token: authResult.idToken });\nfetch('https://shop.eu.auth0.com/unlink');\n";

const isSome = (list: readonly Diagnostic[]) => list.length > 0;

/** An editor of ten years ago. */
const PLAIN: ClientCapabilities = {
  textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
};

describe('code actions of the language server', () => {
  let session: Session;
  afterEach(() => session.end());

  /** Opens a file with findings. */
  async function opened(name: string, text: string, capabilities = CAPABLE): Promise<Diagnostic> {
    session = await Session.start({ [name]: text }, { capabilities });
    await session.open(name, text);
    const [found] = await session.diagnosticsWhen(name, isSome);
    assert.ok(found);
    return found;
  }

  /** The files after an edit, by their names. */
  function after(name: string, text: string, edit: WorkspaceEdit | undefined): Record<string, string> {
    const texts: ReadonlyMap<string, string> = applyWorkspaceEdit(
      new Map([[path.join(session.folder, name), text]]),
      edit,
    );
    return Object.fromEntries(
      [...texts]
        .map(([file, changed]): [string, string] => [
          path.relative(session.folder, file).replaceAll(path.sep, '/'),
          changed,
        ])
        .sort(),
    );
  }

  function titled(actions: readonly CodeAction[], title: RegExp): CodeAction {
    const action = actions.find((each) => title.test(each.title));
    assert.ok(action, actions.map((each) => each.title).join('\n'));
    return action;
  }

  it('rewrite what the command line rewrites, resolved when picked, with the file that it creates', async () => {
    const found = await opened('src/a.ts', AUTOMATIC);
    const actions = await session.actions('src/a.ts', found);
    const [preferred] = actions.filter(({ isPreferred }) => isPreferred);
    assert.ok(preferred);
    assert.equal(preferred.edit, undefined);
    assert.equal(preferred.kind, 'quickfix');
    assert.deepEqual(preferred.diagnostics, [found]);
    const { edit } = await session.resolve(preferred);
    assert.equal(edit?.documentChanges?.length, 3);
    const rewritten = after('src/a.ts', AUTOMATIC, edit);
    assert.deepEqual(rewritten, fixedByCommandLine({ 'src/a.ts': AUTOMATIC }, '--review'));
    assert.ok('src/auth0-account-linking.ts' in rewritten);
  });

  it('apply only automatic rewrites on save', async () => {
    const text = `${AUTOMATIC}\nexport const more = (t: string) =>\n  ${UNLINK}`;
    const found = await opened('src/a.ts', text);
    const [action, ...others] = await session.actions('src/a.ts', found, ['source.fixAll']);
    assert.equal(action?.kind, 'source.fixAll.auth0Relink');
    assert.deepEqual(others, []);
    assert.deepEqual(after('src/a.ts', text, action.edit), fixedByCommandLine({ 'src/a.ts': text }));
    assert.deepEqual(await session.actions('src/a.ts', found, ['source.organizeImports']), []);
  });

  it('rewrite all findings of a file as the command line does', async () => {
    const text = `${UNLINK}${UNLINK.replace('unlink', 'login/unlink')}`;
    const found = await opened('a.js', text);
    const all = titled(await session.actions('a.js', found), /^Rewrite all 2/);
    const { edit } = await session.resolve(all);
    assert.deepEqual(after('a.js', text, edit), fixedByCommandLine({ 'a.js': text }, '--review'));
  });

  it('are refused when the document was edited meanwhile', async () => {
    const found = await opened('a.js', UNLINK);
    const [action] = await session.actions('a.js', found);
    assert.ok(action);
    await session.change('a.js', 2, { text: `\n${UNLINK}` });
    await assert.rejects(session.resolve(action), { code: -32801 });
  });

  it('prepare a rewrite again if another file that it changes is different now', async () => {
    const found = await opened('lock.js', LOCK);
    const [action] = await session.actions('lock.js', found);
    assert.ok(action);
    session.write('auth0-account-linking.js', '// Somebody else wrote this.\n');
    const { edit } = await session.resolve(action);
    const rewritten = after('lock.js', LOCK, edit);
    assert.deepEqual(Object.keys(rewritten), ['lock.js'], 'the other file is left alone');
    assert.match(rewritten['lock.js'] ?? '', /^ *linkingLock\(/m);
  });

  it('suppress a finding in its line and in the file', async () => {
    const found = await opened('a.js', UNLINK);
    const actions = await session.actions('a.js', found);
    const line = await session.resolve(titled(actions, /for this line/));
    assert.deepEqual(after('a.js', UNLINK, line.edit), {
      'a.js': `// auth0-relink-disable-next-line unlink-endpoint\n${UNLINK}`,
    });
    const file = await session.resolve(titled(actions, /for this file/));
    const silent = after('a.js', UNLINK, file.edit)['a.js'] ?? '';
    assert.match(silent, /auth0-relink-disable unlink-endpoint/);
    await session.change('a.js', 2, { text: silent });
    await session.diagnosticsWhen('a.js', (list) => list.length === 0);
  });

  it('remove a suppression that suppresses nothing', async () => {
    const text = '// auth0-relink-disable-next-line unlink-endpoint\nfetch("https://shop.eu.auth0.com/unlink/no");\n';
    const found = await opened('a.js', text);
    assert.deepEqual([found.code, found.tags], ['unused-suppression', [1]]);
    const [action] = await session.actions('a.js', found);
    assert.deepEqual(after('a.js', text, action?.edit), { 'a.js': text.slice(text.indexOf('\n') + 1) });
  });

  it('explain what has no rewrite, and why', async () => {
    session = await Session.start({});
    await session.open('a.js', GUIDED);
    const list = await session.diagnosticsWhen('a.js', isSome);
    const found = list.find(({ code }) => code === 'id-token-bearer');
    assert.ok(found);
    const [guide, ...others] = await session.actions('a.js', found);
    assert.ok(guide?.command);
    assert.ok(!others.some(({ isPreferred }) => isPreferred));
    const page = (await session.connection.sendRequest(ExecuteCommandRequest.type, {
      command: guide.command.command,
      arguments: guide.command.arguments ?? [],
    })) as string;
    assert.match(page, /^# /);
    assert.match(page, /## How to migrate/);
    await session.until(() => session.messages.length > 0);
    assert.match(session.messages[0] ?? '', /https:\/\/auth0\.com/);
    const explain = titled(others, /^Explain id-token-bearer/);
    await session.connection.sendRequest(ExecuteCommandRequest.type, {
      command: explain.command?.command ?? '',
      arguments: explain.command?.arguments ?? [],
    });
    assert.equal(session.messages.length, 2);
  });

  it('come with their edits, or as commands, for clients that resolve nothing and create no files', async () => {
    const found = await opened('src/a.ts', AUTOMATIC, PLAIN);
    assert.equal(found.codeDescription, undefined);
    const actions = await session.actions('src/a.ts', found);
    const edit = actions.find(({ isPreferred }) => isPreferred)?.edit;
    const rewritten = after('src/a.ts', AUTOMATIC, edit);
    assert.deepEqual(Object.keys(rewritten), ['src/a.ts']);
    assert.match(rewritten['src/a.ts'] ?? '', /function auth0IdentityPath/);
    const silence = titled(actions, /for this line/);
    await session.connection.sendRequest(ExecuteCommandRequest.type, {
      command: silence.command?.command ?? '',
      arguments: silence.command?.arguments ?? [],
    });
    assert.equal(session.applied.length, 1);
    assert.match(after('src/a.ts', AUTOMATIC, session.applied[0])['src/a.ts'] ?? '', /disable-next-line/);
  });

  it('go with a hover that shows the change of the place', async () => {
    const found = await opened('a.js', UNLINK);
    const hover = await session.hover('a.js', found);
    assert.ok(hover && typeof hover.contents === 'object' && 'value' in hover.contents);
    const { value } = hover.contents;
    assert.match(value, /\/unlink/);
    const [, diff = ''] = /```diff\n([^]*?)\n```/.exec(value) ?? [];
    assert.match(diff, /^- /m);
    assert.match(diff, /^\+ /m);
    assert.ok(diff.split('\n').length <= 12);
    const nowhere = { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } } };
    assert.equal(await session.hover('a.js', nowhere), null);
  });
});
