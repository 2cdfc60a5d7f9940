import * as vscode from 'vscode';
import { hostOf } from '../../core/hosts/hosts.js';
import { isDecisive, needsWholeScan } from '../../editing/decisive-files.js';
import { isNeverSearched } from '../documents/named-text.js';
import type { ScanStore } from '../findings/scan-store.js';
import type { ScanController } from './controller.js';

/** Milliseconds to collect changes. */
const PAUSE = 400;

export interface FileListeners {
  /** A file changed that affects the findings of others, such as package.json. */
  readonly onDecisive: () => void;
  readonly onCreated: (uri: vscode.Uri) => void;
  readonly onDeleted: (uri: vscode.Uri) => void;
}

/** Keeps scan results up to date as files change, appear and disappear. */
export function watchFiles(
  store: ScanStore,
  controller: ScanController,
  { onDecisive, onCreated, onDeleted }: FileListeners,
): vscode.Disposable {
  const pending = new Map<string, vscode.Uri>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    const uris = [...pending.values()];
    pending.clear();
    const decides = uris.some(({ path }) => isDecisive(path));
    if (decides) onDecisive();
    for (const { folder } of store.all()) {
      const own = uris.filter(({ path }) => path.startsWith(`${folder.path}/`));
      if (own.length === 0) continue;
      if (decides || needsWholeScan(own.map(({ path }) => path)))
        void controller.rescan(folder, [folder, ...knownIn(store, folder)]);
      else {
        const changed = own.flatMap((uri) => relevant(uri, store));
        if (changed.length > 0) void controller.rescan(folder, changed);
      }
    }
  };
  const note = (uri: vscode.Uri) => {
    if (isNeverSearched(uri)) return;
    pending.set(uri.toString(), uri);
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE);
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(note),
    watcher.onDidCreate((uri) => {
      onCreated(uri);
      note(uri);
    }),
    watcher.onDidDelete((uri) => {
      onDeleted(uri);
      note(uri);
    }),
    // A watcher may be slow, or miss files in a new folder.
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      note(uri);
    }),
    // A scan may have read text that was then discarded.
    vscode.workspace.onDidChangeTextDocument(({ document: { uri, isDirty } }) => {
      if (!isDirty && store.of(uri) !== undefined) note(uri);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (store.of(uri) !== undefined) note(uri);
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const { uri } of removed) store.remove(uri);
    }),
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  );
}

/** The file or folder itself, as files in a new folder may have no events, and the files known in it. */
function relevant(uri: vscode.Uri, store: ScanStore): vscode.Uri[] {
  const inside = store.files().filter(({ path }) => path.startsWith(`${uri.path}/`));
  const mayBeFolder = !/\.[^/.]*$/.test(uri.path);
  return hostOf(uri.path) !== undefined || mayBeFolder ? [uri, ...inside] : inside;
}

function knownIn(store: ScanStore, folder: vscode.Uri): vscode.Uri[] {
  return store.files().filter(({ path }) => path.startsWith(`${folder.path}/`));
}
