import type * as vscode from 'vscode';
import type { Offer } from '../../core/types.js';
import { Cancelled } from '../../editing/thread/client.js';
import type { Analyser } from '../documents/analyser.js';
import { documentOf, readAnyFile } from '../documents/any-file.js';
import type { DocumentTracker } from '../documents/tracker.js';
import type { FindingStore } from '../findings/store.js';
import type { Log } from '../log.js';

/** How often rewrites are asked for while other files change, which makes the document be analysed again. */
const TRIES = 5;

/** The rewrites of any workspace file, open or not. Computed once per version of the file. */
export class WorkspaceOffers implements vscode.Disposable {
  readonly #known = new Map<string, Promise<readonly Offer[]>>();
  readonly #subscription: vscode.Disposable;

  readonly #analyser: Analyser;
  readonly #tracker: DocumentTracker;
  readonly #log: Log;

  constructor(analyser: Analyser, tracker: DocumentTracker, store: FindingStore, log: Log) {
    this.#analyser = analyser;
    this.#tracker = tracker;
    this.#log = log;

    this.#subscription = store.onDidChange((uris) => {
      if (uris === undefined) this.#known.clear();
      else for (const uri of uris) this.#known.delete(uri.toString());
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  of(uri: vscode.Uri): Promise<readonly Offer[]> {
    const key = uri.toString();
    const known = this.#known.get(key) ?? this.#read(uri);
    this.#known.set(key, known);
    return known;
  }

  /** Drops the rewrites of a file, because another file that they change is different now. */
  forget(uri: vscode.Uri): void {
    this.#known.delete(uri.toString());
    const document = documentOf(uri);
    if (document !== undefined) this.#tracker.forgetOffers(document);
  }

  async #read(uri: vscode.Uri): Promise<readonly Offer[]> {
    try {
      const document = documentOf(uri);
      if (document !== undefined && this.#tracker.get(uri) !== undefined) {
        let offers: readonly Offer[] | undefined;
        for (let tries = 0; tries < TRIES; tries++) offers ??= await this.#tracker.offersFor(document);
        return offers ?? [];
      }
      return await this.#analyser.offers(await readAnyFile(uri));
    } catch (error) {
      if (!(error instanceof Cancelled)) this.#log.failure(uri, error);
      return [];
    }
  }
}
