import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, insert, remove, UNLINK, until, write } from './support.js';

interface Result {
  readonly base: { readonly path: string };
  readonly files: readonly { readonly path: string; readonly findings: readonly unknown[] }[];
}

const scan = () => vscode.commands.executeCommand<Result[]>('auth0Relink.scanWorkspace');

/** What is known of a workspace folder, without documents that other tests have opened. */
async function countIn({ uri }: vscode.WorkspaceFolder): Promise<number> {
  const { store } = await api();
  const files = store.files().filter((file) => file.uri.path.startsWith(`${uri.path}/`));
  return files.reduce((sum, { items }) => sum + items.length, 0);
}

/** Runs in a workspace of two folders only: build/editor-test.mjs opens one for the part `folders`. */
describe('a workspace of several folders', () => {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [app, other] = folders;
  if (app === undefined || other === undefined) return;
  afterEach(closeAll);

  it('is scanned folder by folder', async () => {
    const results = await scan();
    assert.deepEqual(
      results.map(({ base }) => base.path),
      [app.uri.fsPath, other.uri.fsPath],
    );
    assert.equal(await countIn(app), 20);
    assert.equal(await countIn(other), 1);
  });

  it('has settings a folder', async () => {
    const section = vscode.workspace.getConfiguration('auth0Relink', other.uri);
    await section.update('severity.unlink-endpoint', 'off', vscode.ConfigurationTarget.WorkspaceFolder);
    try {
      const { store } = await api();
      await until(() => store.of(vscode.Uri.joinPath(other.uri, 'unlink.js'))?.items.length === 0, store.onDidChange);
      assert.equal(await countIn(app), 20);
    } finally {
      await section.update('severity.unlink-endpoint', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    }
  });

  it('keeps what is known of one folder when the other is scanned', async () => {
    await scan();
    await vscode.commands.executeCommand('auth0Relink.scanFolder', other.uri);
    assert.equal(await countIn(app), 20);
    assert.equal(await countIn(other), 1);
  });

  it('lets unsaved text of either folder win', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(other.uri, 'unlink.js'));
    await vscode.window.showTextDocument(document);
    await insert(document, 0, UNLINK);
    const results = await scan();
    assert.equal(results[1]?.files[0]?.findings.length, 2);
    // Dropping the text brings back what the file says.
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    const { scans } = await api();
    await until(() => scans.of(document.uri)?.items.length === 1, scans.onDidChange);
  });

  it('is reported as a whole', async () => {
    const target = await write('report.md', '');
    try {
      await vscode.commands.executeCommand('auth0Relink.exportReport', 'markdown', target);
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      assert.match(text, /21 findings in 11 files/);
    } finally {
      await remove(target);
    }
  });
});
