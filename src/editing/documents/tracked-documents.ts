import type { Offer } from '../../core/types.js';
import type { Disposable } from '../disposable.js';
import type { RunMode } from '../editor-settings.js';
import { Cancelled, TookTooLong } from '../thread/client.js';
import type { RequestOptions } from '../thread/client.js';
import type { DocumentAnalysis } from '../thread/protocol.js';
import { moveAlong, newState, take } from './document-state.js';
import type { DocumentEdit, DocumentState } from './document-state.js';
import { OfferKeeper } from './offer-keeper.js';
import type { ComputeOffers, VersionedDocument } from './offer-keeper.js';

/** With more findings, the light bulb does not wait for the rewrites of all of them. */
const MANY = 10;

const NOTHING: DocumentAnalysis = { findings: [], problems: [], suppressed: 0, missing: [] };

/** Milliseconds without typing before a document is analysed. */
const PAUSE = 250;

/** Milliseconds between showing findings and computing their rewrites, if nothing is typed meanwhile. */
const OFFERS_PAUSE = 200;

/** What an editor's documents are like, and who hears about them. */
export interface TrackingHost<D> {
  /** Identifies a document while it is open. */
  readonly keyOf: (document: D) => string;
  readonly textOf: (document: D) => string;
  /** Whether to analyse a document at all, by its name and place. */
  readonly isAnalysed: (document: D) => boolean;
  readonly runOf: (document: D) => RunMode;
  readonly inspect: (document: D, options: RequestOptions) => Promise<DocumentAnalysis>;
  readonly offers: ComputeOffers<D>;
  /** The findings of a document have changed, or are dropped. */
  readonly onChanged: (document: D) => void;
  /** @param running the number of running analyses */
  readonly onBusy: (running: number) => void;
  readonly onFailure: (document: D, error: unknown) => void;
}

/** Keeps the findings of an editor's open documents up to date while they are edited. */
export class TrackedDocuments<D extends VersionedDocument> implements Disposable {
  readonly #states = new Map<string, DocumentState<D>>();
  /** Documents whose files were deleted; an editor keeps them open for a while. */
  readonly #gone = new Set<string>();
  readonly #offers: OfferKeeper<D>;
  readonly #host: TrackingHost<D>;
  #pending = 0;

  constructor(host: TrackingHost<D>) {
    this.#host = host;
    this.#offers = new OfferKeeper(host.offers, host.onFailure);
  }

  get(key: string): DocumentState<D> | undefined {
    return this.#states.get(key);
  }

  all(): Iterable<DocumentState<D>> {
    return this.#states.values();
  }

  /** Starts with a document. */
  open(document: D): void {
    const key = this.#host.keyOf(document);
    if (this.#gone.has(key) || !this.#host.isAnalysed(document) || this.#host.runOf(document) === 'off') return;
    const state = newState(document);
    this.#forget(key);
    this.#states.set(key, state);
    this.#schedule(state, 0);
  }

  /** The editor has opened a document, so its file is there. */
  opened(document: D): void {
    this.#gone.delete(this.#host.keyOf(document));
    this.open(document);
  }

  close(key: string): void {
    const state = this.get(key);
    if (state !== undefined && this.#forget(key)) this.#host.onChanged(state.document);
  }

  edited(document: D, edit: DocumentEdit): void {
    const state = this.get(this.#host.keyOf(document));
    if (state === undefined || edit.contentChanges.length === 0) return;
    moveAlong(state, edit);
    this.#offers.forget(document);
    if (this.#host.runOf(document) === 'onType') this.#schedule(state, PAUSE);
  }

  saved(document: D): void {
    const key = this.#host.keyOf(document);
    const state = this.get(key);
    this.#gone.delete(key);
    if (state === undefined) this.open(document);
    else if (state.analysed !== document.version) this.#schedule(state, 0);
    // Other documents may import from it.
    for (const other of this.#states.values()) {
      if (other.document === document || other.findings.length === 0) continue;
      this.#schedule(other, PAUSE);
    }
  }

  /** Drops a document whose file was deleted, until it is saved again. */
  deleted(key: string): void {
    this.#gone.add(key);
    this.close(key);
  }

  /**
   * The file was recreated while its document may still be open.
   * @param document returns it
   */
  created(key: string, document: () => D | undefined): void {
    if (!this.#gone.delete(key)) return;
    const open = document();
    if (open !== undefined) this.open(open);
  }

  /** Analyses open documents again, because settings or related files have changed. */
  refresh(documents: Iterable<D>): void {
    for (const document of documents) {
      const key = this.#host.keyOf(document);
      const state = this.get(key);
      if (state === undefined) this.open(document);
      else if (this.#host.runOf(document) === 'off') this.close(key);
      else {
        state.analysed = -1;
        this.#offers.forget(document);
        this.#schedule(state, 0);
      }
    }
  }

  /** The state of the document's current version, which is analysed first if necessary. */
  async current(document: D): Promise<DocumentState<D> | undefined> {
    const state = this.get(this.#host.keyOf(document));
    if (state !== undefined && state.analysed !== document.version) await this.#run(state);
    return state?.analysed === document.version ? state : undefined;
  }

  /**
   * The rewrites for the document's current version; undefined if it is not tracked or is edited meanwhile.
   * @param starts where the findings start that are asked about: with many others, only these may be in the list
   */
  async offersFor(document: D, starts?: readonly number[]): Promise<readonly Offer[] | undefined> {
    const state = await this.current(document);
    if (state === undefined) return undefined;
    if (state.findings.length === 0) return [];
    try {
      const isLong = starts !== undefined && state.findings.length > MANY;
      return await (isLong ? this.#offers.at(document, starts) : this.#offers.of(document));
    } catch (error) {
      if (error instanceof Cancelled) return undefined;
      throw error;
    }
  }

  /** Drops a document's rewrites, because another file that they change is different now. */
  forgetOffers(document: D): void {
    this.#offers.forget(document);
  }

  dispose(): void {
    for (const key of [...this.#states.keys()]) this.#forget(key);
  }

  #forget(key: string): boolean {
    const state = this.get(key);
    clearTimeout(state?.timer);
    state?.running?.abort();
    if (state !== undefined) this.#offers.forget(state.document);
    return this.#states.delete(key);
  }

  #schedule(state: DocumentState<D>, delay: number): void {
    clearTimeout(state.timer);
    state.timer = setTimeout(() => void this.#run(state), delay);
  }

  async #run(state: DocumentState<D>): Promise<void> {
    clearTimeout(state.timer);
    state.running?.abort();
    const { document } = state;
    const { version } = document;
    if (!state.needles.isCandidate(() => this.#host.textOf(document))) {
      this.#finish(state, version, NOTHING);
      return;
    }
    const controller = new AbortController();
    state.running = controller;
    this.#host.onBusy(++this.#pending);
    try {
      const result = await this.#host.inspect(document, { signal: controller.signal, urgent: true });
      if (controller.signal.aborted || document.version !== version) return;
      this.#finish(state, version, result);
      if (result.findings.length > 0) {
        state.timer = setTimeout(() => void this.#offers.of(document).catch(() => undefined), OFFERS_PAUSE);
      }
    } catch (error) {
      if (controller.signal.aborted || error instanceof Cancelled) return;
      const isKnown = state.tookTooLong && error instanceof TookTooLong;
      state.tookTooLong = error instanceof TookTooLong;
      if (!isKnown) this.#host.onFailure(document, error);
    } finally {
      if (state.running === controller) state.running = undefined;
      this.#host.onBusy(--this.#pending);
    }
  }

  #finish(state: DocumentState<D>, version: number, result: DocumentAnalysis): void {
    if (take(state, version, result)) this.#host.onChanged(state.document);
  }
}
