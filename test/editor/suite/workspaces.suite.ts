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

  it('has a baseline a folder', async () => {
    await scan();
    const { dismissals, store, tree } = await api();
    const firsts = [app, other].flatMap(({ uri }) => {
      const files = store.files().filter((file) => file.uri.path.startsWith(`${uri.path}/`));
      return files[0]?.items[0] ?? [];
    });
    assert.equal(firsts.length, 2);
    const baselines = [app, other].map(({ uri }) => vscode.Uri.joinPath(uri, 'auth0-relink-baseline.json'));
    const [first, second] = baselines;
    assert.ok(first && second);
    try {
      assert.deepEqual(await dismissals.dismiss(firsts, 'why'), []);
      const texts = await Promise.all(baselines.map((uri) => vscode.workspace.fs.readFile(uri)));
      const files = texts.map((bytes) => /"file": "([^"]+)"/.exec(new TextDecoder().decode(bytes))?.[1]);
      const paths = [app, other].map(({ uri }, nth) => firsts[nth]?.uri.path.slice(uri.path.length + 1));
      assert.deepEqual(files, paths);
      assert.equal(await countIn(app), 19);
      assert.equal(await countIn(other), 0);
      // One that is broken says in which folder, and leaves the other alone.
      await vscode.workspace.fs.writeFile(second, new TextEncoder().encode('{'));
      await until(() => store.dismissed().length === 1, store.onDidChange);
      assert.equal(await countIn(other), 1);
      const item = store
        .files()
        .flatMap(({ items }) => items)
        .find(({ uri }) => uri.path.startsWith(`${other.uri.path}/`));
      assert.ok(item);
      const [error] = await dismissals.dismiss([item], 'why');
      assert.match(error?.text ?? '', /^other\/auth0-relink-baseline\.json:1:\d+: not valid JSON/);
      const kinds = (await tree.getChildren()).map(({ kind }) => kind);
      assert.ok(kinds.includes('dismissals'));
    } finally {
      for (const uri of baselines) await remove(uri);
      await until(() => store.dismissed().length === 0, store.onDidChange);
    }
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
