import * as vscode from 'vscode';
import type { FolderScan, ScanStore } from '../findings/scan-store.js';

const KEY = 'scans';

/** VS Code keeps a workspace's state in memory: results of a larger scan are not worth that. */
const MOST_FINDINGS = 5_000;

interface Stored extends Omit<FolderScan, 'folder' | 'restored'> {
  readonly folder: string;
}

/** Keeps results over a reload: everything but the texts of the files. */
export function persistScans(store: ScanStore, memento: vscode.Memento): vscode.Disposable {
  for (const { folder, ...scan } of memento.get<Stored[]>(KEY, [])) {
    const uri = vscode.Uri.parse(folder);
    const isOpen = vscode.workspace.workspaceFolders?.some((each) => each.uri.toString() === folder) === true;
    if (isOpen) store.restore({ ...scan, folder: uri, restored: true });
  }
  return store.onDidChange(() => {
    const scans = store.all();
    const findings = scans.flatMap(({ result }) => result.files).reduce((sum, file) => sum + file.findings.length, 0);
    void memento.update(KEY, findings > MOST_FINDINGS ? undefined : scans.map(stored));
  });
}

function stored({ folder, result, boxes, at }: FolderScan): Stored {
  const files = result.files.map((file) => ({ ...file, text: '' }));
  return { folder: folder.toString(), result: { ...result, files }, boxes, at };
}
