import * as vscode from 'vscode';
import { progressText, scanTitle } from '../../editing/scan-texts.js';
import { Cancelled } from '../../editing/thread/client.js';
import type { ScanResult } from '../../report/result.js';
import { reportedOf } from '../../scan/once-per-project.js';
import type { ScanProgress } from '../../scan/options.js';
import { encodePath, relativePath } from '../documents/result-paths.js';
import type { ScanStore } from '../findings/scan-store.js';
import type { Log } from '../log.js';
import type { MigrationProgress } from './migration.js';
import type { Scanner } from './scanner.js';

/** Runs scans, one at a time, and puts their results into the store. */
export class ScanController implements vscode.Disposable {
  readonly #state = new vscode.EventEmitter<boolean>();
  #running: AbortController | undefined;
  /** Rescans wait for each other, so an older result cannot overwrite a newer one. */
  #last: Promise<unknown> = Promise.resolve();

  /** Fires when a scan starts or ends. */
  readonly onDidChangeRunning = this.#state.event;

  readonly #scannerOf: (folder: vscode.Uri) => Scanner;
  readonly #store: ScanStore;
  readonly #migration: MigrationProgress;
  readonly #log: Log;

  constructor(scannerOf: (folder: vscode.Uri) => Scanner, store: ScanStore, migration: MigrationProgress, log: Log) {
    this.#scannerOf = scannerOf;
    this.#store = store;
    this.#migration = migration;
    this.#log = log;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  dispose(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#state.dispose();
  }

  /**
   * Scans with a progress notification that can be cancelled, and says so when it was.
   * @param within the folder to scan; every workspace folder when absent
   * @param isQuiet shows progress only in the status bar
   * @returns the results by folder; undefined when cancelled, which keeps the previous results
   */
  async scan(within?: vscode.Uri, { isQuiet = false } = {}): Promise<ScanResult[] | undefined> {
    const folders = within === undefined ? vscode.workspace.workspaceFolders : folderOf(within);
    if (folders === undefined || folders.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder to scan first.'));
      return [];
    }
    this.#running?.abort();
    const controller = new AbortController();
    this.#running = controller;
    this.#state.fire(true);
    try {
      return await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation[isQuiet ? 'Window' : 'Notification'],
          title: scanTitle(
            folders.map(({ name }) => name),
            vscode.l10n.t,
          ),
          cancellable: true,
        },
        async (progress, token) => {
          token.onCancellationRequested(() => {
            controller.abort();
          });
          const results: ScanResult[] = [];
          for (const folder of folders) {
            const onProgress = (state: ScanProgress) => {
              const counts = progressText(state, vscode.l10n.t, vscode.env.language);
              progress.report({ message: folders.length === 1 ? counts : `${folder.name}: ${counts}` });
            };
            results.push(await this.#scanFolder(folder.uri, within ?? folder.uri, controller.signal, onProgress));
          }
          if (within === undefined) await this.#migration.begin();
          return results.map(reportedOf);
        },
      );
    } catch (error) {
      if (controller.signal.aborted || error instanceof Cancelled) {
        // Not for a scan that a newer one replaces.
        if (this.#running === controller) this.#sayCancelled();
        return undefined;
      }
      this.#log.failure(within, error);
      const open = vscode.l10n.t('Show Log');
      const message = vscode.l10n.t('Scan failed. See the log for details.');
      void vscode.window.showErrorMessage(message, open).then((chosen) => {
        if (chosen === open) this.#log.channel.show();
      });
      return undefined;
    } finally {
      if (this.#running === controller) this.#running = undefined;
      this.#state.fire(this.isRunning);
    }
  }

  cancel(): void {
    this.#running?.abort();
  }

  #sayCancelled(): void {
    const { t } = vscode.l10n;
    const kept = this.#store.all().length > 0 ? [t('Earlier results are unchanged.')] : [];
    void vscode.window.showInformationMessage([t('Scan cancelled.'), ...kept].join(' '));
  }

  /** Scans changed files again, without a notification. */
  rescan(folder: vscode.Uri, files: readonly vscode.Uri[]): Promise<void> {
    const next = this.#last.then(async () => {
      try {
        const later = await this.#scannerOf(folder).scan(folder, files, {});
        this.#store.update(folder, later, namesOf(folder, files));
      } catch (error) {
        if (!(error instanceof Cancelled)) this.#log.failure(folder, error);
      }
    });
    this.#last = next;
    return next;
  }

  async #scanFolder(
    folder: vscode.Uri,
    within: vscode.Uri,
    signal: AbortSignal,
    onProgress: (state: ScanProgress) => void,
  ): Promise<ScanResult> {
    const result = await this.#scannerOf(folder).scan(folder, [within], {
      ...{ signal, onProgress, named: within.path !== folder.path },
    });
    // Lets other work run between receiving the result and showing it.
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) throw new Cancelled();
    const { stats, files, skipped, errors } = result;
    for (const error of errors) this.#log.channel.warn(`${error.file?.path ?? ''} ${error.message}`.trim());
    this.#log.channel.info(
      `Scanned ${vscode.workspace.asRelativePath(within)}: ${stats.candidates} candidates, ${stats.analysed} analysed, ${skipped.length} skipped, ${files.length} files with findings, ${stats.elapsedMs} ms`,
    );
    const known = this.#store.all().find((scan) => scan.folder.toString() === folder.toString());
    const isWhole = within.path === folder.path;
    if (isWhole || known === undefined) this.#store.set(folder, result, !isWhole);
    else {
      const inside = known.result.files.map(({ uri }) => uri).filter((uri) => uri.startsWith(prefixOf(folder, within)));
      this.#store.update(folder, result, new Set([...inside, ...result.files.map(({ uri }) => uri)]));
    }
    return result;
  }
}

function folderOf(uri: vscode.Uri): readonly vscode.WorkspaceFolder[] {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder === undefined ? [] : [folder];
}

function prefixOf(folder: vscode.Uri, within: vscode.Uri): string {
  return `${encodePath(relativePath(folder, within) ?? '')}/`;
}

function namesOf(folder: vscode.Uri, files: readonly vscode.Uri[]): Set<string> {
  return new Set(files.flatMap((file) => encodePath(relativePath(folder, file) ?? '') || []));
}
