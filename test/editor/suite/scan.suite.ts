import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Node } from '../../../src/extension/views/nodes.js';
import { itemsOf } from '../../../src/extension/views/nodes.js';
import {
  api,
  closeAll,
  diagnosticsWhen,
  folder,
  insert,
  remove,
  replaceAll,
  shownIn,
  UNLINK,
  until,
  write,
} from './support.js';

interface ScanResult {
  readonly files: readonly { readonly path: string; readonly findings: readonly unknown[] }[];
}

async function scan(): Promise<ScanResult[]> {
  return vscode.commands.executeCommand<ScanResult[]>('auth0Relink.scanWorkspace');
}

const count = (results: readonly ScanResult[]) =>
  results.flatMap(({ files }) => files).reduce((sum, { findings }) => sum + findings.length, 0);

async function roots(): Promise<Node[]> {
  return (await api()).tree.getChildren();
}

/** VS Code keeps documents that other tests have opened for some minutes, and these have findings, too. */
function isInWorkspace(node: Node): boolean {
  return node.kind === 'file' && vscode.workspace.getWorkspaceFolder(node.file.uri) !== undefined;
}

describe('scanning', () => {
  afterEach(closeAll);

  it('finds what the command line finds, and opens no document', async () => {
    const results = await scan();
    assert.equal(count(results), 20);
    assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.path.endsWith('kiosk/oauth.js')));
    const uri = vscode.Uri.joinPath(folder(), 'web/js/lock.js');
    await diagnosticsWhen(uri, (list) => list.length === 2);
  });

  it('shows findings by file, by rule and by what is left to do', async () => {
    const { tree } = await api();
    const files = (await roots()).filter(isInWorkspace);
    assert.equal(files.length, 10);
    await vscode.commands.executeCommand('auth0Relink.groupByRule');
    const inRules = (await roots()).filter(({ kind }) => kind === 'rule').flatMap(itemsOf);
    assert.equal(inRules.filter(({ uri }) => vscode.workspace.getWorkspaceFolder(uri)).length, 20);
    await vscode.commands.executeCommand('auth0Relink.groupByTodo');
    const steps = (await roots()).filter(({ kind }) => kind === 'step');
    assert.ok(steps.length > 1);
    await vscode.commands.executeCommand('auth0Relink.groupByFile');
    const [first] = files;
    assert.ok(first);
    const item = tree.getTreeItem(first);
    // Other files may have the same name.
    const [found] = itemsOf(first);
    assert.ok(found);
    const path = vscode.workspace.asRelativePath(found.uri);
    assert.equal(item.accessibilityInformation?.label, `${path}, ${itemsOf(first).length} findings`);
    const [row] = await tree.getChildren(first);
    assert.ok(row);
    const { label, description, accessibilityInformation } = tree.getTreeItem(row);
    const line = found.range.start.line + 1;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(found.uri)).split('\n')[line - 1] ?? '';
    assert.ok(typeof label === 'string' && label !== '' && text.includes(label.replaceAll('…', '')));
    // The state comes first, as soon as it is known.
    const details = /^:(\d+) (?:(?:automatic|review|by hand) · )?([\w-]+)$/.exec(String(description)) ?? [];
    assert.deepEqual(details.slice(1), [String(line), found.finding.ruleId]);
    assert.match(accessibilityInformation?.label ?? '', /^(?:Error|Warning|Info), .+, line \d+$/);
    assert.ok(accessibilityInformation?.label.includes(path));
  });

  it('names what was skipped, and why', async () => {
    const uri = await write('big.js', `${UNLINK}${'// filler\n'.repeat(110_000)}`);
    const { tree } = await api();
    await scan();
    const node = (await roots()).find(({ kind }) => kind === 'skips');
    assert.ok(node);
    const reasons = await tree.getChildren(node);
    assert.ok(reasons.some((reason) => reason.kind === 'reason' && reason.reason === 'too-large'));
    await remove(uri);
  });

  it('lets unsaved text win over the file', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'server/app.js');
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const before = document.getText();
    await insert(document, 0, UNLINK);
    const unsaved = count(await scan());
    // Not by `undo`, which acts on whatever editor has the focus; and in a browser VS Code may have saved the text by now.
    await replaceAll(document, before);
    await document.save();
    assert.equal(unsaved, 21);
    assert.equal(count(await scan()), 20);
  });

  it('follows files that change, appear and go', async () => {
    const { store } = await api();
    const uri = await write('kiosk/added.js', UNLINK);
    await until(() => store.of(uri)?.items.length === 1, store.onDidChange);
    await write('kiosk/added.js', 'nothing();\n');
    await until(() => (store.of(uri)?.items.length ?? 0) === 0, store.onDidChange);
    await write('kiosk/added.js', UNLINK);
    await until(() => store.of(uri)?.items.length === 1, store.onDidChange);
    await remove(uri);
    await until(() => (store.of(uri)?.items.length ?? 0) === 0, store.onDidChange);
    assert.equal(shownIn(uri).length, 0);
  });

  it('leaves out what files.exclude and the setting hide', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('exclude', { 'web/**': true }, vscode.ConfigurationTarget.Global);
    const results = await scan().finally(() => files.update('exclude', undefined, vscode.ConfigurationTarget.Global));
    assert.ok(!results.flatMap((result) => result.files).some(({ path }) => path.startsWith('web/')));
    assert.equal(count(await scan()), 20);
  });

  it('scans a folder alone, and keeps what is known of others', async () => {
    const kiosk = vscode.Uri.joinPath(folder(), 'kiosk');
    const results = await vscode.commands.executeCommand<ScanResult[]>('auth0Relink.scanFolder', kiosk);
    assert.deepEqual(
      results.flatMap(({ files }) => files).map(({ path }) => path),
      ['kiosk/oauth.js'],
    );
    assert.equal((await roots()).filter(isInWorkspace).length, 10);
  });

  it('filters', async () => {
    const { tree } = await api();
    tree.filter = 'kiosk';
    assert.equal((await roots()).filter(({ kind }) => kind === 'file').length, 1);
    await vscode.commands.executeCommand('auth0Relink.clearFilter');
    assert.ok((await roots()).filter(({ kind }) => kind === 'file').length > 1);
  });

  it('copies findings as lines', async () => {
    const [first] = await roots();
    await vscode.commands.executeCommand('auth0Relink.copyFinding', first);
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^\S+:\d+:\d+ [\w-]+ (certain|likely|dead) /);
  });

  it('does not keep an old result when a scan is cancelled', async () => {
    const running = vscode.commands.executeCommand('auth0Relink.scanWorkspace');
    await vscode.commands.executeCommand('auth0Relink.cancelScan');
    await running;
    assert.equal(count(await scan()), 20);
  });
});

describe('reports', () => {
  afterEach(closeAll);

  for (const [format, sign] of [
    ['sarif', /"version": "2\.1\.0"/],
    ['json', /"findings": 20/],
    ['markdown', /^# Deprecated Auth0 account linking\n\n20 findings in 10 files/],
    ['html', /<meta http-equiv="Content-Security-Policy" content="default-src 'none'/],
  ] as const) {
    it(`are exported as ${format}`, async () => {
      const target = vscode.Uri.joinPath(folder(), `report.${format}`);
      await vscode.commands.executeCommand('auth0Relink.exportReport', format, target);
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      assert.match(text, sign);
      await remove(target);
    });
  }

  it('open in a panel', async () => {
    await vscode.commands.executeCommand('auth0Relink.openReport');
    await until(
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label === 'Relink Report'),
      vscode.window.tabGroups.onDidChangeTabs,
    );
  });
});

describe('diagnostic information', () => {
  it('holds no names and no code', async () => {
    const text = await vscode.commands.executeCommand<string>('auth0Relink.copyDiagnosticInfo');
    assert.match(text, /auth0-relink \d/);
    assert.match(text, /20 findings/);
    assert.ok(!/lock\.js|unlink|token/.test(text), text);
  });
});
