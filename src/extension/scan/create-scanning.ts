import * as vscode from 'vscode';
import type { Disposable } from '../../editing/disposable.js';
import type { ThreadClient } from '../../editing/thread/client.js';
import type { Analyser } from '../documents/analyser.js';
import type { ScanStore } from '../findings/scan-store.js';
import type { Log } from '../log.js';
import type { Platform } from '../platform.js';
import type { WorkspaceState } from '../state/workspace-state.js';
import { ScanController } from './controller.js';
import { DiskScanner } from './disk-scanner.js';
import type { MigrationProgress } from './migration.js';
import { persistScans } from './persistence.js';
import type { Scanner } from './scanner.js';
import { VirtualScanner } from './virtual-scanner.js';
import { watchFiles } from './watch.js';
import type { FileListeners } from './watch.js';

export interface Scanning extends Disposable {
  readonly scans: ScanStore;
  readonly controller: ScanController;
  readonly migration: MigrationProgress;
}

/** Creates everything about scanning: results, commands, and the watchers that keep results up to date. */
export function createScanning(
  host: Platform,
  client: ThreadClient,
  analyser: Analyser,
  state: WorkspaceState,
  { scans, migration }: Pick<Scanning, 'scans' | 'migration'>,
  log: Log,
  listeners: FileListeners,
): Scanning {
  const virtual = new VirtualScanner(analyser, log);
  let disk: Scanner | undefined;
  const scannerOf = ({ scheme }: vscode.Uri): Scanner => {
    if (scheme !== 'file' || !host.readsDisk) return virtual;
    return (disk ??= new DiskScanner(client, host.startThread, host.findRipgrep(), log));
  };
  const controller = new ScanController(scannerOf, scans, migration, log);
  const persistence = persistScans(scans, state);
  // Results from before a reload may be out of date, so their files are scanned again.
  for (const { folder } of scans.all()) void controller.rescan(folder, scans.files().filter(isIn(folder)));
  const all = vscode.Disposable.from(persistence, watchFiles(scans, controller, listeners), controller);
  return {
    ...{ scans, controller, migration },
    dispose: () => {
      all.dispose();
    },
  };
}

function isIn(folder: vscode.Uri): (uri: vscode.Uri) => boolean {
  return ({ path }) => path.startsWith(`${folder.path}/`);
}
