import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  api,
  closeAll,
  codeOf,
  diagnosticsOf,
  diagnosticsWhen,
  folder,
  insert,
  LOCK,
  open,
  remove,
  replaceAll,
  shownIn,
  UNLINK,
  withSetting,
  write,
} from './support.js';

describe('diagnostics', () => {
  afterEach(closeAll);

  it('are on exactly the token, struck through, with a link to the page of the rule', async () => {
    const document = await open(LOCK);
    const [diagnostic, ...others] = await diagnosticsOf(document);
    assert.ok(diagnostic);
    assert.equal(others.length, 0);
    assert.equal(document.getText(diagnostic.range), 'access_token');
    assert.deepEqual(diagnostic.tags, [vscode.DiagnosticTag.Deprecated]);
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof diagnostic.code === 'object');
    assert.equal(diagnostic.code.value, 'lock-access-token');
    assert.equal(diagnostic.code.target.scheme, 'command');
  });

  it('lead to the place where the Lock is set up', async () => {
    const document = await open(LOCK);
    const [diagnostic] = await diagnosticsOf(document);
    const [place] = diagnostic?.relatedInformation ?? [];
    assert.equal(place?.location.range.start.line, 2);
    assert.equal(place.location.uri.toString(), document.uri.toString());
  });

  it('come while typing', async () => {
    const document = await open('');
    await diagnosticsOf(document);
    await insert(document, 0, UNLINK);
    const shown = await diagnosticsWhen(document.uri, (list) => list.length > 0);
    assert.deepEqual(shown.map(codeOf), ['unlink-endpoint']);
  });

  it('come for a file outside of the workspace, which the views leave alone', async () => {
    const target = vscode.Uri.joinPath(folder(), '../outside.js');
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(UNLINK));
    try {
      const document = await vscode.workspace.openTextDocument(target);
      const shown = await diagnosticsOf(document);
      assert.deepEqual(shown.map(codeOf), ['unlink-endpoint']);
      const { store, tree } = await api();
      const listed = [...store.files(), ...tree.shown()].filter(({ uri }) => uri.path === target.path);
      assert.deepEqual(listed, []);
    } finally {
      await remove(target);
    }
  });

  it('never come for files of the extension itself', async () => {
    const extension = vscode.extensions.getExtension('auth0-relink.auth0-relink');
    assert.ok(extension);
    const page = vscode.Uri.joinPath(extension.extensionUri, 'docs/rules/lock-access-token.md');
    const document = await vscode.workspace.openTextDocument(page);
    assert.match(document.getText(), /access_token/);
    const { analysed } = await api();
    assert.equal(await analysed(page), undefined);
    assert.deepEqual(shownIn(page), []);
  });

  it('stay while another line is half-typed, and move along', async () => {
    const document = await open(LOCK);
    await diagnosticsOf(document);
    await insert(document, 0, 'if (x) { foo(\n');
    const [diagnostic] = await diagnosticsOf(document);
    assert.ok(diagnostic);
    assert.equal(document.getText(diagnostic.range), 'access_token');
    assert.equal(diagnostic.range.start.line, 4);
  });

  it('are left as they are by an edit that changes nothing about them', async () => {
    const document = await open(UNLINK);
    const [before] = await diagnosticsOf(document);
    await insert(document, UNLINK.length, '// Nothing is deprecated here.\n');
    const [after] = await diagnosticsOf(document);
    assert.ok(before);
    assert.equal(after, before);
  });

  it('go when the code is repaired', async () => {
    const document = await open(UNLINK);
    assert.equal((await diagnosticsOf(document)).length, 1);
    await replaceAll(document, 'nothing();\n');
    await diagnosticsWhen(document.uri, (list) => list.length === 0);
  });

  it('belong to the last text when edits come quickly', async () => {
    const document = await open('');
    for (let i = 0; i < 20; i++) await insert(document, 0, '// a line\n');
    await insert(document, document.getText().length, UNLINK);
    const shown = await diagnosticsOf(document);
    assert.deepEqual(
      shown.map(({ range }) => range.start.line),
      [20],
    );
  });

  it('are cleared when the document is closed', async () => {
    const uri = await write('closed.js', UNLINK);
    // As a person opens it: VS Code keeps what an extension opens for minutes.
    await vscode.commands.executeCommand('vscode.open', uri);
    await diagnosticsWhen(uri, (list) => list.length === 1);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await diagnosticsWhen(uri, (list) => list.length === 0);
    await remove(uri);
  });

  it('are cleared when the file is deleted', async () => {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder(), 'deleted.js'));
    const created = new Promise((resolve) => watcher.onDidCreate(resolve));
    const uri = await write('deleted.js', UNLINK);
    // VS Code tells nobody of a file that comes and goes within one look at the disk.
    await created;
    watcher.dispose();
    assert.equal((await diagnosticsOf(await vscode.workspace.openTextDocument(uri))).length, 1);
    await remove(uri);
    await diagnosticsWhen(uri, (list) => list.length === 0);
  });

  it('follow a file that is renamed', async () => {
    const uri = await write('old-name.js', UNLINK);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    assert.equal((await diagnosticsOf(document)).length, 1);
    const renamed = vscode.Uri.joinPath(folder(), 'new-name.js');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, renamed);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await diagnosticsWhen(renamed, (list) => list.length === 1);
    await diagnosticsWhen(uri, (list) => list.length === 0);
    await remove(renamed);
  });

  it('come in every language that the engine reads', async () => {
    const script = `<script>\n${UNLINK}</script>\n`;
    const texts: Readonly<Record<string, string>> = {
      'page.html': script,
      'card.vue': `<template><p/></template>\n${script}`,
      'card.svelte': script,
      'page.astro': `---\n${UNLINK}---\n<p/>\n`,
      'guide.md': `# Guide\n\n\`\`\`js\n${UNLINK}\`\`\`\n`,
      'view.ejs': script,
      'view.cshtml': script,
      'view.php': script,
      'part.tsx': UNLINK,
      'Unlink.cs': 'var url = "https://shop.eu.auth0.com/unlink";\n',
    };
    for (const [name, text] of Object.entries(texts)) {
      const uri = await write(name, text);
      const document = await vscode.workspace.openTextDocument(uri);
      const shown = await diagnosticsOf(document);
      assert.deepEqual(shown.map(codeOf), ['unlink-endpoint'], name);
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await remove(uri);
    }
  });

  it('come in the cells of a notebook', async () => {
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, UNLINK, 'javascript');
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
    const document = notebook.cellAt(0).document;
    const shown = await diagnosticsOf(document);
    assert.deepEqual(shown.map(codeOf), ['unlink-endpoint']);
  });

  it('are not shown in documents that are no files, nor in packages', async () => {
    const registration = vscode.workspace.registerTextDocumentContentProvider('relink-test', {
      provideTextDocumentContent: () => UNLINK,
    });
    const side = await vscode.workspace.openTextDocument(vscode.Uri.parse('relink-test:/side.js'));
    assert.equal((await diagnosticsOf(side)).length, 0);
    registration.dispose();
    const uri = await write('node_modules/some/index.js', UNLINK);
    const inPackage = await vscode.workspace.openTextDocument(uri);
    assert.equal((await diagnosticsOf(inPackage)).length, 0);
    await remove(vscode.Uri.joinPath(folder(), 'node_modules'));
  });

  it('obey auth0-relink.json and package.json, also when these change', async () => {
    const config = await write('kiosk/auth0-relink.json', '{ "rules": { "unlink-endpoint": "warning" } }');
    const uri = await write('kiosk/configured.js', UNLINK);
    const document = await vscode.workspace.openTextDocument(uri);
    const [diagnostic] = await diagnosticsOf(document);
    assert.equal(diagnostic?.severity, vscode.DiagnosticSeverity.Warning);
    await write('kiosk/auth0-relink.json', '{ "rules": { "unlink-endpoint": "off" } }');
    await diagnosticsWhen(uri, (list) => list.length === 0);
    await remove(config);
    await remove(uri);
  });

  it('have the severity that a setting says', async () => {
    const document = await open(UNLINK);
    await withSetting('severity.unlink-endpoint', 'information', async () => {
      const isInformation = (list: readonly vscode.Diagnostic[]) =>
        list[0]?.severity === vscode.DiagnosticSeverity.Information;
      await diagnosticsWhen(document.uri, isInformation);
    });
    await withSetting('severity.unlink-endpoint', 'off', async () => {
      await diagnosticsWhen(document.uri, (list) => list.length === 0);
    });
    await diagnosticsWhen(document.uri, (list) => list.length === 1);
  });

  it('are not struck through where a setting says so', async () => {
    const document = await open(UNLINK);
    await withSetting('markDeprecated', false, async () => {
      await diagnosticsWhen(document.uri, (list) => list.length === 1 && list[0]?.tags === undefined);
    });
  });

  it('wait for saving, or do not come at all, where a setting says so', async () => {
    const uri = await write('saved.js', '');
    await withSetting('run', 'onSave', async () => {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      await insert(document, 0, UNLINK);
      assert.equal(shownIn(uri).length, 0);
      await document.save();
      await diagnosticsWhen(uri, (list) => list.length === 1);
    });
    await withSetting('run', 'off', async () => {
      await diagnosticsWhen(uri, (list) => list.length === 0);
    });
    await diagnosticsWhen(uri, (list) => list.length === 1);
    await closeAll();
    await remove(uri);
  });

  it('tell of a suppression that suppresses nothing', async () => {
    const document = await open('// auth0-relink-disable-next-line unlink-endpoint\nnothing();\n');
    const [diagnostic] = await diagnosticsOf(document);
    assert.equal(diagnostic?.code, 'unused-suppression');
    assert.deepEqual(diagnostic.tags, [vscode.DiagnosticTag.Unnecessary]);
  });
});
