import type { Offer } from '../../core/types.js';
import { Cancelled } from '../thread/client.js';
import type { RequestOptions } from '../thread/client.js';

/** An open document of an editor, as far as keeping its rewrites depends on it. */
export interface VersionedDocument {
  readonly version: number;
  readonly isClosed: boolean;
}

/** @param at where the findings start whose rewrites are wanted; all of them if absent */
export type ComputeOffers<D> = (
  document: D,
  options: RequestOptions,
  at?: readonly number[],
) => Promise<readonly Offer[]>;

interface Known {
  readonly version: number;
  readonly list: Promise<readonly Offer[]>;
  readonly controller: AbortController;
}

/** The rewrites of open documents, computed once per version so the light bulb does not wait twice. */
export class OfferKeeper<D extends VersionedDocument> {
  readonly #known = new WeakMap<D, Known>();

  readonly #compute: ComputeOffers<D>;
  readonly #onFailure: (document: D, error: unknown) => void;

  constructor(compute: ComputeOffers<D>, onFailure: (document: D, error: unknown) => void) {
    this.#compute = compute;
    this.#onFailure = onFailure;
  }

  /** The rewrites for the current version of a document. */
  of(document: D): Promise<readonly Offer[]> {
    const known = this.#known.get(document);
    if (known?.version === document.version) return known.list;
    this.forget(document);
    const controller = new AbortController();
    const list = this.#compute(document, { signal: controller.signal });
    this.#known.set(document, { version: document.version, list, controller });
    list.catch((error: unknown) => {
      if (!(error instanceof Cancelled)) this.#onFailure(document, error);
    });
    return list;
  }

  /**
   * The rewrites of some findings, without waiting for those of the others; all of them where that has begun.
   * @param starts where the findings start, in UTF-16 code units
   */
  async at(document: D, starts: readonly number[]): Promise<readonly Offer[]> {
    const { version } = document;
    const known = this.#known.get(document);
    if (known?.version === version) return known.list;
    const offers = await this.#compute(document, { urgent: true }, starts);
    if (document.version === version && !document.isClosed) void this.of(document);
    return offers;
  }

  /** Drops the rewrites of a document that has changed. */
  forget(document: D): void {
    this.#known.get(document)?.controller.abort();
    this.#known.delete(document);
  }
}
