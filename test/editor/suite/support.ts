import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../src/extension/start.js';

const ID = 'auth0-relink.auth0-relink';

export async function api(): Promise<TestApi> {
  const extension = vscode.extensions.getExtension<TestApi>(ID);
  assert.ok(extension);
  return extension.activate();
}

/** Waits until `look` gives a result; events say when it is worth looking again, so no time is guessed. */
export function until<T>(look: () => T | undefined | false, ...events: vscode.Event<unknown>[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscriptions: vscode.Disposable[] = [];
    const check = () => {
      try {
        const found = look();
        if (found === undefined || found === false) return;
        for (const subscription of subscriptions) subscription.dispose();
        resolve(found);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    for (const event of events) subscriptions.push(event(check));
    check();
  });
}

export const LOCK = `import Auth0Lock from 'auth0-lock';

const lock = new Auth0Lock('CLIENT_ID', 'shop.eu.auth0.com');
lock.show({ auth: { params: { access_token: token } } });
`;

export const UNLINK = `fetch('https://shop.eu.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: token }) });
`;

const ENDINGS: Readonly<Record<string, string>> = { javascript: 'js', javascriptreact: 'jsx', html: 'html' };
let opened = 0;

/** Opens an unsaved document in an editor; each has a name of its own, so that nothing is left from the test before. */
export async function open(content: string, language = 'javascript'): Promise<vscode.TextDocument> {
  const path = `/unsaved-${++opened}.${ENDINGS[language] ?? language}`;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path }));
  await vscode.window.showTextDocument(document);
  if (content !== '') await replaceAll(document, content);
  return document;
}

/** Relink's diagnostics of a document, once it has been analysed in its present version. */
export async function diagnosticsOf(document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
  await (await api()).analysed(document.uri);
  return shownIn(document.uri);
}

export function shownIn(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Auth0 Relink');
}

/** Waits for diagnostics that satisfy a condition. */
export function diagnosticsWhen(
  uri: vscode.Uri,
  condition: (shown: readonly vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return until(() => {
    const shown = shownIn(uri);
    return condition(shown) && shown;
  }, vscode.languages.onDidChangeDiagnostics);
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

export async function insert(document: vscode.TextDocument, offset: number, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(offset), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

export async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.positionAt(document.getText().length);
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Closes every editor and drops what was not saved, so that the next test's untitled document is a new one. */
export async function closeAll(): Promise<void> {
  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  for (let left = tabs().length; left > 0; left--) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const isLeft = () => vscode.workspace.textDocuments.some(({ uri }) => uri.scheme === 'untitled');
  await until(() => !isLeft(), vscode.workspace.onDidCloseTextDocument);
}

export function folder(): vscode.Uri {
  const first = vscode.workspace.workspaceFolders?.[0];
  assert.ok(first);
  return first.uri;
}

export async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder(), path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function remove(uri: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.delete(uri, { recursive: true });
}

export async function withSetting<T>(name: string, value: unknown, run: () => Promise<T>): Promise<T> {
  const section = vscode.workspace.getConfiguration('auth0Relink');
  await section.update(name, value, vscode.ConfigurationTarget.Global);
  try {
    return await run();
  } finally {
    await section.update(name, undefined, vscode.ConfigurationTarget.Global);
  }
}
