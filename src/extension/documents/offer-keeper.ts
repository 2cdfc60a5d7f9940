import type * as vscode from 'vscode';
import type { Offer } from '../../core/types.js';
import { Cancelled } from '../../editing/thread/client.js';
import type { Log } from '../log.js';
import type { Analyser } from './analyser.js';
import { namedTextOf } from './named-text.js';

interface Known {
  readonly version: number;
  readonly list: Promise<readonly Offer[]>;
  readonly controller: AbortController;
}

/** The rewrites of open documents, computed once per version so the light bulb does not wait twice. */
export class OfferKeeper {
  readonly #known = new WeakMap<vscode.TextDocument, Known>();

  readonly #analyser: Analyser;
  readonly #log: Log;

  constructor(analyser: Analyser, log: Log) {
    this.#analyser = analyser;
    this.#log = log;
  }

  /** The rewrites for the current version of a document. */
  of(document: vscode.TextDocument): Promise<readonly Offer[]> {
    const known = this.#known.get(document);
    if (known?.version === document.version) return known.list;
    this.forget(document);
    const controller = new AbortController();
    const list = this.#analyser.offers(namedTextOf(document), { signal: controller.signal });
    this.#known.set(document, { version: document.version, list, controller });
    list.catch((error: unknown) => {
      if (!(error instanceof Cancelled)) this.#log.failure(document.uri, error);
    });
    return list;
  }

  /**
   * The rewrites of some findings, without waiting for those of the others; all of them where that has begun.
   * @param starts where the findings start, in UTF-16 code units
   */
  async at(document: vscode.TextDocument, starts: readonly number[]): Promise<readonly Offer[]> {
    const { version } = document;
    const known = this.#known.get(document);
    if (known?.version === version) return known.list;
    const offers = await this.#analyser.offers(namedTextOf(document), { urgent: true }, starts);
    if (document.version === version && !document.isClosed) void this.of(document);
    return offers;
  }

  /** Drops the rewrites of a document that has changed. */
  forget(document: vscode.TextDocument): void {
    this.#known.get(document)?.controller.abort();
    this.#known.delete(document);
  }
}
