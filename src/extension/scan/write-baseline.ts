import * as vscode from 'vscode';
import { renewed } from '../../report/dismissal.js';
import type { Baselines } from '../baseline/baselines.js';
import { baselineIn, nameOfBaseline } from '../baseline/read-baseline.js';
import { sayBaselineError } from '../baseline/say-error.js';
import { findingsText } from '../findings/count-text.js';
import { byFolder } from '../findings/dismissals.js';
import type { FolderScan, ScanStore } from '../findings/scan-store.js';
import type { FindingStore } from '../findings/store.js';
import type { ScanController } from './controller.js';

/** Registers the command that writes all findings of a scan to the baselines, as `scan --write-baseline` does. */
export function registerWriteBaseline(
  controller: ScanController,
  scans: ScanStore,
  store: FindingStore,
  baselines: Baselines,
): vscode.Disposable {
  return vscode.commands.registerCommand('auth0Relink.writeBaseline', async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const isCurrent = ({ uri }: vscode.WorkspaceFolder) =>
      scans.all().some(({ folder, partial, restored }) => isSame(folder, uri) && partial !== true && !restored);
    const needsScan = folders.length === 0 || !folders.every(isCurrent);
    if (needsScan && (await controller.scan()) === undefined) return;
    for (const scan of scans.all()) await writeOne(scan, store, baselines);
  });
}

async function writeOne({ folder, result }: FolderScan, store: FindingStore, baselines: Baselines): Promise<void> {
  const { t } = vscode.l10n;
  const uri = baselineIn(folder);
  const name = nameOfBaseline(uri);
  if (result.incomplete || result.errors.length > 0) {
    sayBaselineError({ uri, text: t('{0} was not changed, because the scan is not complete.', name) });
    return;
  }
  const skipped = new Set(result.skipped.map((file) => file.uri));
  const items = [...byFolder(store.everything())].find(([each]) => isSame(each, folder))?.[1] ?? [];
  const found = store.entriesOf(folder, items);
  const isNew = items.filter(({ known }) => known === undefined).length;
  let before = 0;
  let after = 0;
  const error = await baselines.edit(folder, (entries) => {
    const all = renewed(entries, found, ({ file }) => skipped.has(file));
    [before, after] = [entries.length, all.length];
    return all;
  });
  if (error !== undefined) {
    sayBaselineError(error);
    return;
  }
  const [counted, gone] = [findingsText(after), before + isNew - after];
  const open = t('Open');
  const message = t('{0}: {1}, {2} added, {3} removed.', name, counted, isNew, gone);
  void vscode.window.showInformationMessage(message, open).then((chosen) => {
    if (chosen === open) void vscode.window.showTextDocument(uri);
  });
}

function isSame(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}
