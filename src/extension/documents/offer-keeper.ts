import type * as vscode from 'vscode';
import type { Offer } from '../../core/types.js';
import type { Log } from '../log.js';
import { Cancelled } from '../thread/client.js';
import type { Analyser } from './analyser.js';
import { namedTextOf } from './named-text.js';

interface Known {
  readonly version: number;
  readonly list: Promise<readonly Offer[]>;
  readonly controller: AbortController;
}

/** The rewrites of open documents: worked out once a version, so that the light bulb need not wait for them twice. */
export class OfferKeeper {
  readonly #known = new WeakMap<vscode.TextDocument, Known>();

  readonly #analyser: Analyser;
  readonly #log: Log;

  constructor(analyser: Analyser, log: Log) {
    this.#analyser = analyser;
    this.#log = log;
  }

  /** The rewrites for a document as it is now. */
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

  /** The document has changed: what is being worked out for it is of no use any more. */
  forget(document: vscode.TextDocument): void {
    this.#known.get(document)?.controller.abort();
    this.#known.delete(document);
  }
}
