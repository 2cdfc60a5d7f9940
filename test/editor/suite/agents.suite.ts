import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { AgentToolbox } from '../../../src/agent/toolbox.js';
import { AgentToolFace } from '../../../src/extension/agents/tool-face.js';
import { api, closeAll, insert, remove, write } from './support.js';

const AXIOS = `import axios from 'axios';
await axios.post('https://shop.eu.auth0.com/unlink', { access_token: token, user_id: id });
`;

async function call(tool: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(`auth0relink_${tool}`, { input, toolInvocationToken: undefined });
  const [part] = content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return part.value;
}

function tokenIn(text: string): string {
  return /auth0relink_apply with token (\w+)$/m.exec(text)?.[1] ?? text;
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

describe('the language-model tools', () => {
  let file: vscode.Uri;

  beforeEach(async () => {
    await api();
    file = await write('agents/unlink.js', AXIOS);
  });

  afterEach(async () => {
    await closeAll();
    await remove(vscode.Uri.joinPath(file, '..'));
  });

  it('are offered to chats', () => {
    const names = vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith('auth0relink_'));
    assert.deepEqual(
      names.sort(),
      ['apply', 'explain', 'preview', 'scan'].map((name) => `auth0relink_${name}`),
    );
  });

  it('scan, explain, preview and apply', async () => {
    const folder = vscode.Uri.joinPath(file, '..').fsPath;
    const scanned = await call('scan', { paths: [folder] });
    assert.match(scanned, /^1 finding in 1 file \(1 certain\)\. /);
    assert.ok(scanned.includes(`\n${file.fsPath}:2:`), scanned);
    assert.match(scanned, /^ {4}\+ await axios\.delete/m);

    const explained = await call('explain', { ruleOrPlace: `${file.fsPath}:2` });
    assert.match(explained, /^Why it is reported /m);
    assert.match(await call('explain', { ruleOrPlace: 'unlink-endpoint' }), /^# /);

    const preview = await call('preview', { paths: [file.fsPath], review: true });
    assert.match(preview, /^\+await axios\.delete/m);
    assert.equal(await textOf(file), AXIOS);

    const applied = await call('apply', { token: tokenIn(preview), allowDirty: true });
    assert.match(applied, /^Written: \d files?\. /);
    assert.match(await textOf(file), /axios\.delete/);
    assert.match(await call('scan', { paths: [folder] }), /^No deprecated account linking found\./);
  });

  it('refuse files with unsaved changes, and what is in no folder of the workspace', async () => {
    const preview = await call('preview', { paths: [file.fsPath], review: true });
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    await insert(document, 0, '// Mine.\n');
    assert.match(await call('scan', { paths: [file.fsPath] }), /^note: .* unsaved in the editor: .*unlink\.js$/m);
    const refused = await call('apply', { token: tokenIn(preview), allowDirty: true });
    assert.match(refused, /^Refused: .*unlink\.js has unsaved changes in the editor\. Nothing was written/);
    assert.equal(await textOf(file), AXIOS);
    const outside = vscode.Uri.joinPath(file, '../../..').fsPath;
    assert.match(await call('scan', { paths: [outside] }), /is not in an allowed folder/);
  });

  it('name the files in the question before they are written', () => {
    const files = [
      { path: '/shop/a.js', created: false, hash: '' },
      { path: '/shop/[b](command:x).js', created: true, hash: '' },
    ];
    const toolbox = { previewOf: () => ({ input: {}, files }) } as unknown as AgentToolbox;
    const face = new AgentToolFace('apply', () => toolbox);
    const { confirmationMessages } = face.prepareInvocation({ input: { token: 'x', allowDirty: true } });
    assert.equal(confirmationMessages?.title, 'Rewrite 2 files?');
    const { message } = confirmationMessages;
    assert.ok(message instanceof vscode.MarkdownString);
    assert.match(message.value, /^Git may not be able to take the changes back\. /);
    // The second name is no link.
    assert.ok(
      message.value.endsWith('\n- /shop/a.js\n- /shop/\\[b\\]\\(command:x\\).js&nbsp;\\(new\\)'),
      message.value,
    );
  });
});
