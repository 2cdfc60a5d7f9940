import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Item } from '../../../src/extension/findings/item.js';
import type { Node } from '../../../src/extension/views/nodes.js';
import { api, closeAll, diagnosticsWhen, folder, insert, remove, shownIn, until, write } from './support.js';

const NAME = 'auth0-relink-baseline.json';

const file = () => vscode.Uri.joinPath(folder(), NAME);

async function text(): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file()));
}

async function scan(): Promise<void> {
  await vscode.commands.executeCommand('auth0Relink.scanWorkspace');
}

/** Takes the file away, and waits until nothing is known of it. */
async function clear(): Promise<void> {
  const { baselines } = await api();
  await closeAll();
  await vscode.workspace.fs.delete(file()).then(undefined, () => undefined);
  const isKnown = () => baselines.of(folder()).length > 0 || baselines.errors().length > 0;
  await until(() => !isKnown(), baselines.onDidChange);
}

async function listed(path: string): Promise<Item[]> {
  const { store } = await api();
  const uri = vscode.Uri.joinPath(folder(), path);
  return store.files().flatMap(({ items }) => items.filter((item) => item.uri.toString() === uri.toString()));
}

async function firstIn(path: string): Promise<Item> {
  const [first] = await listed(path);
  assert.ok(first);
  return first;
}

async function root(kind: Node['kind']): Promise<Node | undefined> {
  const { tree } = await api();
  return (await tree.getChildren()).find((node) => node.kind === kind);
}

describe('the baseline of a workspace folder', () => {
  before(scan);
  afterEach(clear);

  it('has a line for a dismissed finding, with the reason, and the view shows it', async () => {
    const { dismissals, store, tree } = await api();
    const before = (await listed('web/js/connections.js')).length;
    const item = await firstIn('web/js/connections.js');
    const reason = 'The old portal needs it until May, as its users were never moved to the new tenant.';
    assert.deepEqual(await dismissals.dismiss([item], reason), []);
    const lines = (await text()).split('\n').filter((line) => line.includes('"file"'));
    assert.equal(lines.length, 1);
    assert.match(
      lines[0] ?? '',
      /^ {4}\{ "file": "web\/js\/connections\.js", "rule": "[\w-]+", "id": "[0-9a-f]{16}:1", "reason": "The old .*" \}$/,
    );
    assert.equal((await listed('web/js/connections.js')).length, before - 1);
    assert.equal(store.dismissed().length, 1);
    const node = await root('dismissals');
    assert.ok(node);
    const [row] = await tree.getChildren(node);
    assert.ok(row);
    const { description, accessibilityInformation } = tree.getTreeItem(row);
    const line = item.range.start.line + 1;
    assert.equal(description, `:${line} web/js/connections.js`);
    // The reason is on the row below, where nothing shortens it.
    const [why] = (await tree.getChildren(row)).map((child) => tree.getTreeItem(child));
    assert.deepEqual([why?.label, why?.description], [reason, undefined]);
    const spoken = accessibilityInformation?.label ?? '';
    assert.ok(spoken.startsWith('Dismissed, '), spoken);
    assert.ok(spoken.endsWith(`, web/js/connections.js, line ${line}, ${reason}`), spoken);
  });

  it('hides a dismissed finding from editors, and the rest of its file stays', async () => {
    const { dismissals } = await api();
    const item = await firstIn('web/js/connections.js');
    const document = await vscode.workspace.openTextDocument(item.uri);
    await vscode.window.showTextDocument(document);
    const before = await diagnosticsWhen(item.uri, (list) => list.length > 1);
    await dismissals.dismiss([await firstIn('web/js/connections.js')], 'why');
    await diagnosticsWhen(item.uri, (list) => list.length === before.length - 1);
    // The same line elsewhere in the file.
    await insert(document, 0, '// a new first line\n\n');
    await (await api()).analysed(item.uri);
    assert.equal(shownIn(item.uri).length, before.length - 1);
  });

  it('is what the hover names, with the reason of a dismissed finding', async () => {
    const { dismissals } = await api();
    const item = await firstIn('web/js/connections.js');
    await vscode.workspace.openTextDocument(item.uri);
    await (await api()).analysed(item.uri);
    const hover = async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        item.uri,
        item.range.start,
      );
      return hovers.flatMap(({ contents }) => contents.map((each) => (each as vscode.MarkdownString).value)).join('');
    };
    assert.doesNotMatch(await hover(), /Known|Dismissed/);
    await vscode.commands.executeCommand('auth0Relink.writeBaseline');
    assert.match(await hover(), /^Known: it is in the baseline of your team\\?\.$/m);
    await dismissals.dismiss([item], 'Gone in *May*, with [the kiosk](https://example.com).');
    const text = await hover();
    assert.match(text, /^Dismissed: Gone in \\\*May\\\*, with \\\[the kiosk\\\]\\\(https:/m);
    assert.ok(!text.includes('[Rewrite]'), text);
  });

  it('is compared again only with what has changed', async () => {
    const { store } = await api();
    const [one, other] = ['web/js/connections.js', 'web/js/lock.js'].map((path) => vscode.Uri.joinPath(folder(), path));
    assert.ok(one && other);
    await vscode.commands.executeCommand('auth0Relink.writeBaseline');
    const document = await vscode.workspace.openTextDocument(one);
    await vscode.workspace.openTextDocument(other);
    await vscode.window.showTextDocument(document);
    for (const uri of [one, other]) await (await api()).analysed(uri);
    const before = [store.of(one)?.items[0], store.of(other)?.items[0]];
    assert.ok(before.every((item) => item?.known !== undefined));
    assert.equal(store.of(one)?.items[0], before[0]);
    await insert(document, 0, '// a new first line\n');
    await (await api()).analysed(one);
    assert.notEqual(store.of(one)?.items[0], before[0]);
    assert.ok(store.of(one)?.items.every(({ known }) => known !== undefined));
    assert.equal(store.of(other)?.items[0], before[1]);
    // Nor those that are not open.
    const closed = store.files().find(({ live }) => !live);
    assert.ok(closed);
    assert.equal(store.of(closed.uri)?.items[0], closed.items[0]);
  });

  it('keeps what it has apart in the report', async () => {
    const { dismissals } = await api();
    await dismissals.dismiss([await firstIn('kiosk/oauth.js')], 'why it stays');
    const target = vscode.Uri.joinPath(folder(), 'report.html');
    await vscode.commands.executeCommand('auth0Relink.exportReport', 'html', target);
    const page = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
    await remove(target);
    assert.match(page, /19 new findings in \d+ files/);
    assert.ok(page.includes('<p>Reason: why it stays</p>'));
  });

  it('loses the line when the dismissal is taken back, and rewrites are prepared again', async () => {
    const { dismissals, states, store } = await api();
    const item = await firstIn('web/js/connections.js');
    await dismissals.dismiss([item], 'why');
    states.watched(true);
    try {
      const others = await listed('web/js/connections.js');
      await until(() => others.every((other) => states.of(other) !== undefined), states.onDidChange);
      const [dismissed] = store.dismissed();
      assert.ok(dismissed);
      assert.deepEqual(await dismissals.restore([dismissed]), []);
      assert.equal(await text(), '{\n  "version": 1,\n  "findings": []\n}\n');
      assert.equal(store.dismissed().length, 0);
      await until(() => states.of(item) !== undefined, states.onDidChange);
    } finally {
      states.watched(false);
    }
  });

  it('greys what is known, keeps it out of Problems, and says how many are migrated', async () => {
    const { dismissals, migration, store, tree } = await api();
    const item = await firstIn('kiosk/oauth.js');
    await dismissals.dismiss([item], 'why');
    const all = store.everything().length;
    await vscode.commands.executeCommand('auth0Relink.writeBaseline');
    const lines = (await text()).split('\n').filter((line) => line.includes('"file"'));
    assert.equal(lines.length, all);
    assert.equal(lines.filter((line) => line.includes('"reason": "why"')).length, 1);
    // What is dismissed is no work to do.
    assert.equal(migration.state()?.total, all - 1);
    const { migrated = 0, open = 0 } = migration.state() ?? {};
    const known = await firstIn('web/js/connections.js');
    const row = tree.getTreeItem({ kind: 'finding', item: known, within: 'file' });
    assert.match(String(row.description), / known · /);
    assert.match(row.accessibilityInformation?.label ?? '', /, known, /);
    assert.equal(row.resourceUri?.scheme, 'auth0-relink-known');
    const count = (await listed('web/js/connections.js')).length;
    const hints = await diagnosticsWhen(
      known.uri,
      (list) => list.length === count && list.every(({ severity }) => severity === vscode.DiagnosticSeverity.Hint),
    );
    assert.ok(hints.length > 0);
    const document = await vscode.workspace.openTextDocument(known.uri);
    const line = document.lineAt(known.range.start.line);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(known.uri, line.range, '// Removed.');
    await vscode.window.showTextDocument(document);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await (await api()).analysed(known.uri);
    // Of which some may wait for follow-up steps of other tests.
    const sum = () => (migration.state()?.migrated ?? 0) + (migration.state()?.open ?? 0);
    await until(() => sum() > migrated + open, store.onDidChange);
    assert.equal(migration.state()?.total, all - 1);
  });

  it('is followed when another program changes it', async () => {
    const { dismissals, store } = await api();
    await dismissals.dismiss([await firstIn('web/js/connections.js')], 'why');
    const content = await text();
    await write(NAME, content.replace('"reason": "why"', '"reason": "because"'));
    await until(() => store.dismissed()[0]?.known?.reason === 'because', store.onDidChange);
    await remove(file());
    await until(() => store.dismissed().length === 0, store.onDidChange);
  });

  for (const [title, content, message] of [
    ['of a newer version', '{ "version": 2, "findings": [] }\n', /^auth0-relink-baseline\.json:1:14: .*version 2/],
    [
      'that is cut off',
      '{\n  "version": 1,\n  "findings": [\n    { "file": "a',
      /^auth0-relink-baseline\.json:4:15: not valid JSON/,
    ],
    [
      'in conflict',
      '{\n  "version": 1,\n  "findings": [\n<<<<<<< ours\n',
      /^auth0-relink-baseline\.json:4:1: has a merge conflict/,
    ],
  ] as const) {
    it(`is neither used nor overwritten if it is one ${title}`, async () => {
      const { baselines, dismissals } = await api();
      const item = await firstIn('web/js/connections.js');
      await write(NAME, content);
      await until(() => baselines.errors().length > 0, baselines.onDidChange);
      const errors = await dismissals.dismiss([item], 'why');
      assert.equal(errors.length, 1);
      assert.match(errors[0]?.text ?? '', message);
      assert.equal(await text(), content);
      assert.ok((await listed('web/js/connections.js')).length > 0);
    });
  }

  it('is not overwritten while it is edited', async () => {
    const { baselines, dismissals } = await api();
    await write(NAME, '{ "version": 1, "findings": [] }\n');
    const document = await vscode.workspace.openTextDocument(file());
    await vscode.window.showTextDocument(document);
    await insert(document, 0, '\n');
    const [error] = await dismissals.dismiss([await firstIn('web/js/connections.js')], 'why');
    assert.equal(error?.text, 'auth0-relink-baseline.json has unsaved changes. Save it first.');
    assert.equal(await text(), '{ "version": 1, "findings": [] }\n');
    assert.deepEqual(baselines.of(folder()), []);
  });

  it('is never written through a link', async () => {
    const { dismissals } = await api();
    /* eslint-disable-next-line @typescript-eslint/no-require-imports */
    const { symlinkSync, existsSync } = require('node:fs') as typeof import('node:fs');
    const target = vscode.Uri.joinPath(folder(), 'elsewhere.json').fsPath;
    symlinkSync(target, file().fsPath);
    const [error] = await dismissals.dismiss([await firstIn('web/js/connections.js')], 'why');
    assert.equal(error?.text, 'auth0-relink-baseline.json cannot be read: not a regular file');
    assert.ok(!existsSync(target));
  });
});
