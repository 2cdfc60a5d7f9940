import type { WorkDoneProgressReporter } from 'vscode-languageserver/node';
import { needsWholeScan } from '../editing/decisive-files.js';
import { progressText, scanTitle } from '../editing/scan-texts.js';
import type { StartChannel } from '../editing/thread/channel.js';
import { Cancelled } from '../editing/thread/client.js';
import type { ThreadClient } from '../editing/thread/client.js';
import type { ScanJob } from '../editing/thread/protocol.js';
import { scanInThread } from '../editing/thread/scan-in-thread.js';
import type { ScanRequestOptions } from '../editing/thread/scan-in-thread.js';
import type { ScanResult } from '../report/result.js';
import { countFindings } from '../report/summary.js';
import { compileGlob } from '../scan/globs.js';
import { reportedOf } from '../scan/once-per-project.js';
import type { ScanProgress } from '../scan/options.js';
import type { ClientDocuments } from './client-documents.js';
import { isBelow, slashedPath } from './file-names.js';
import type { ScanResults } from './scan-results.js';
import type { ServerContext } from './server-context.js';
import type { SettingsByFolder } from './settings-by-folder.js';
import type { Root, WorkspaceRoots } from './workspace-roots.js';

/** What a scan found, for who asked for it. */
export interface ScanSummary {
  readonly findings: number;
  readonly files: number;
  readonly skipped: number;
}

/** Scans the workspace folders, and files in them again once they change. */
export class WorkspaceScans {
  readonly #context: ServerContext;
  readonly #client: ThreadClient;
  readonly #start: StartChannel;
  readonly #documents: ClientDocuments;
  readonly #roots: WorkspaceRoots;
  readonly #settings: SettingsByFolder;
  readonly #results: ScanResults;
  /** Scans wait for each other, so an older result cannot overwrite a newer one. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    context: ServerContext,
    thread: { readonly client: ThreadClient; readonly start: StartChannel },
    documents: ClientDocuments,
    roots: WorkspaceRoots,
    settings: SettingsByFolder,
    results: ScanResults,
  ) {
    this.#context = context;
    this.#client = thread.client;
    this.#start = thread.start;
    this.#documents = documents;
    this.#roots = roots;
    this.#settings = settings;
    this.#results = results;
  }

  /**
   * Scans all workspace folders.
   * @throws {Cancelled} (rejects) if it was cancelled, which keeps the previous results
   */
  scan(progress: WorkDoneProgressReporter, signal: AbortSignal): Promise<ScanSummary> {
    return this.#inTurn(async () => {
      const { texts, language } = this.#context;
      const roots = this.#roots.all();
      const title = scanTitle(
        roots.map(({ name }) => name),
        texts.t,
      );
      progress.begin(title, undefined, undefined, true);
      try {
        const found: ScanResult[] = [];
        for (const root of roots) {
          const onProgress = (state: ScanProgress) => {
            const counts = progressText(state, texts.t, language);
            progress.report(roots.length === 1 ? counts : `${root.name}: ${counts}`);
          };
          const result = await this.#run(root, [root.folder], { signal, onProgress });
          this.#results.set(root, result);
          found.push(reportedOf(result));
        }
        return {
          findings: sumOf(found, ({ files }) => countFindings(files)),
          files: sumOf(found, ({ files }) => files.length),
          skipped: sumOf(found, ({ skipped }) => skipped.length),
        };
      } finally {
        progress.done();
      }
    });
  }

  /** Scans files again that have changed, if their folders were scanned. @param files absolute paths */
  rescan(files: readonly string[]): void {
    for (const root of this.#results.roots()) {
      const own = files.filter((file) => isBelow(root.folder, file));
      if (own.length === 0) continue;
      const isWhole = needsWholeScan(own.map(slashedPath));
      void this.#inTurn(async () => {
        const known = isWhole ? this.#results.filesIn(root) : own;
        const result = await this.#run(root, isWhole ? [root.folder] : own, {});
        if (isWhole) this.#results.set(root, result);
        else this.#results.update(root, result, known);
      }).catch((error: unknown) => {
        if (!(error instanceof Cancelled)) this.#context.log(error);
      });
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #run(root: Root, paths: readonly string[], options: ScanRequestOptions): Promise<ScanResult> {
    if (options.signal?.aborted === true) throw new Cancelled();
    const { exclude, gitignore, maxFileSize } = this.#settings.of(root).scan;
    const job: ScanJob = {
      folder: root.folder,
      paths,
      ignore: exclude.filter((glob) => this.#isGlob(glob)),
      gitignore,
      maxFileSize,
      buffers: this.#unsavedIn(root),
    };
    const { connection } = this.#context;
    return scanInThread(job, options, this.#client, this.#start, (message) => {
      connection.console.error(message);
    });
  }

  #isGlob(glob: string): boolean {
    try {
      compileGlob(glob);
      return true;
    } catch (error) {
      this.#context.log(error);
      return false;
    }
  }

  #unsavedIn({ folder }: Root): ScanJob['buffers'] {
    return this.#documents
      .all()
      .flatMap(({ isDirty, file, fileName, text }) =>
        isDirty && file !== undefined && fileName !== undefined && isBelow(folder, file) ? [{ file, text }] : [],
      );
  }
}

function sumOf(results: readonly ScanResult[], count: (result: ScanResult) => number): number {
  return results.reduce((sum, result) => sum + count(result), 0);
}
