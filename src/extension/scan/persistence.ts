import * as vscode from 'vscode';
import { NO_EXCERPT } from '../../report/excerpt.js';
import { countFindings } from '../../report/summary.js';
import type { FolderScan, ScanStore } from '../findings/scan-store.js';
import { codesOf, fingerprintsIn, hasText } from '../findings/scanned-file.js';
import type { StoredScan } from '../state/contents.js';
import type { WorkspaceState } from '../state/workspace-state.js';

/** Larger results are not stored: VS Code holds a workspace's state in memory. */
const MOST_FINDINGS = 5_000;

/** Keeps scan results over a reload, without the texts of the files. */
export function persistScans(store: ScanStore, state: WorkspaceState): vscode.Disposable {
  for (const { folder, ...scan } of state.get('scans')) {
    const open = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === folder);
    if (open !== undefined) store.restore({ ...scan, folder: open.uri, restored: true });
  }
  return store.onDidChange(() => {
    const scans = store.all();
    const findings = countFindings(scans.flatMap(({ result }) => result.files));
    void state.set('scans', findings > MOST_FINDINGS ? [] : scans.map(toStored));
  });
}

function toStored({ folder, result, boxes, codes = {}, fingerprints = {}, partial, at }: FolderScan): StoredScan {
  const files = result.files.map((file) => ({ ...file, excerpt: NO_EXCERPT }));
  const shown: StoredScan['codes'] = Object.fromEntries(
    result.files.map((file) => [file.uri, hasText(file) ? codesOf(file) : (codes[file.uri] ?? [])]),
  );
  const known: StoredScan['fingerprints'] = Object.fromEntries(
    result.files.map((file) => [file.uri, hasText(file) ? fingerprintsIn(file) : (fingerprints[file.uri] ?? [])]),
  );
  return {
    ...{ folder: folder.toString(), result: { ...result, files }, boxes, codes: shown, fingerprints: known, at },
    ...(partial === true && { partial }),
  };
}
