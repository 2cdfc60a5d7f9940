import * as vscode from 'vscode';
import type { Offer } from '../../core/types.js';
import type { Disposable } from '../../editing/disposable.js';
import { Cancelled, TookTooLong } from '../../editing/thread/client.js';
import type { DocumentAnalysis } from '../../editing/thread/protocol.js';
import type { Log } from '../log.js';
import { settingsOf } from '../settings.js';
import type { Analyser } from './analyser.js';
import { moveAlong, newState, take } from './document-state.js';
import type { DocumentState } from './document-state.js';
import { fileNameOf, namedTextOf, textOf } from './named-text.js';
import { OfferKeeper } from './offer-keeper.js';
import { isOwnFile } from './workspace-place.js';

/** With more findings, the light bulb does not wait for the rewrites of all of them. */
const MANY = 10;

const NOTHING: DocumentAnalysis = { findings: [], problems: [], suppressed: 0, missing: [] };

/** Milliseconds without typing before a document is analysed. */
const PAUSE = 250;

/** Milliseconds between showing findings and computing their rewrites, if nothing is typed meanwhile. */
const OFFERS_PAUSE = 200;

/** Keeps the findings of open documents up to date while they are edited. */
export class DocumentTracker implements Disposable {
  readonly #states = new Map<string, DocumentState>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #busy = new vscode.EventEmitter<number>();
  readonly #subscriptions: Disposable[];
  /** Documents whose files were deleted; VS Code keeps them open for a while. */
  readonly #gone = new Set<string>();
  readonly #offers: OfferKeeper;
  #pending = 0;

  /** Fires when the findings of a document change or are dropped. */
  readonly onDidChange = this.#changed.event;
  /** Fires with the number of running analyses. */
  readonly onDidChangeBusy = this.#busy.event;

  readonly #analyser: Analyser;
  readonly #log: Log;
  readonly #extensionUri: vscode.Uri;

  /** @param extensionUri the folder of the extension, whose own files are not analysed */
  constructor(analyser: Analyser, log: Log, extensionUri: vscode.Uri) {
    this.#analyser = analyser;
    this.#log = log;
    this.#extensionUri = extensionUri;

    const { workspace } = vscode;
    this.#offers = new OfferKeeper(analyser, log);
    this.#subscriptions = [
      this.#changed,
      this.#busy,
      workspace.onDidOpenTextDocument((document) => {
        this.#gone.delete(document.uri.toString());
        this.#open(document);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.#close(uri);
      }),
      workspace.onDidChangeTextDocument((event) => {
        this.#edit(event);
      }),
      workspace.onDidSaveTextDocument((document) => {
        this.#saved(document);
      }),
    ];
  }

  /** Starts with the documents that are already open. */
  start(): void {
    for (const document of vscode.workspace.textDocuments) this.#open(document);
  }

  get(uri: vscode.Uri): DocumentState | undefined {
    return this.#states.get(uri.toString());
  }

  all(): Iterable<DocumentState> {
    return this.#states.values();
  }

  /** Analyses all open documents again, because settings or related files have changed. */
  refresh(): void {
    for (const document of vscode.workspace.textDocuments) {
      const state = this.get(document.uri);
      if (state === undefined) this.#open(document);
      else if (settingsOf(document).run === 'off') this.#close(document.uri);
      else {
        state.analysed = -1;
        this.#offers.forget(document);
        this.#schedule(state, 0);
      }
    }
  }

  /** Drops a document whose file was deleted, until it is saved again. */
  deleted(uri: vscode.Uri): void {
    this.#gone.add(uri.toString());
    this.#close(uri);
  }

  /** The file was recreated while its document may still be open. */
  created(uri: vscode.Uri): void {
    if (!this.#gone.delete(uri.toString())) return;
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
    if (document !== undefined) this.#open(document);
  }

  /** The state of the document's current version, which is analysed first if necessary. */
  async current(document: vscode.TextDocument): Promise<DocumentState | undefined> {
    const state = this.get(document.uri);
    if (state !== undefined && state.analysed !== document.version) await this.#run(state);
    return state?.analysed === document.version ? state : undefined;
  }

  /**
   * The rewrites for the document's current version; undefined if it is not tracked or is edited meanwhile.
   * @param starts where the findings start that are asked about: with many others, only these may be in the list
   */
  async offersFor(document: vscode.TextDocument, starts?: readonly number[]): Promise<readonly Offer[] | undefined> {
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
  forgetOffers(document: vscode.TextDocument): void {
    this.#offers.forget(document);
  }

  dispose(): void {
    for (const { uri } of [...this.#states.values()].map(({ document }) => document)) this.#forget(uri);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #open(document: vscode.TextDocument): void {
    if (this.#gone.has(document.uri.toString()) || isOwnFile(document.uri, this.#extensionUri)) return;
    if (fileNameOf(document) === undefined || settingsOf(document).run === 'off') return;
    const state = newState(document);
    this.#forget(document.uri);
    this.#states.set(document.uri.toString(), state);
    this.#schedule(state, 0);
  }

  #close(uri: vscode.Uri): void {
    if (this.#forget(uri)) this.#changed.fire(uri);
  }

  #forget(uri: vscode.Uri): boolean {
    const state = this.get(uri);
    clearTimeout(state?.timer);
    state?.running?.abort();
    if (state !== undefined) this.#offers.forget(state.document);
    return this.#states.delete(uri.toString());
  }

  #edit(event: vscode.TextDocumentChangeEvent): void {
    const { document, contentChanges } = event;
    const state = this.get(document.uri);
    if (state === undefined || contentChanges.length === 0) return;
    moveAlong(state, event);
    this.#offers.forget(document);
    if (settingsOf(document).run === 'onType') this.#schedule(state, PAUSE);
  }

  #saved(document: vscode.TextDocument): void {
    const state = this.get(document.uri);
    this.#gone.delete(document.uri.toString());
    if (state === undefined) this.#open(document);
    else if (state.analysed !== document.version) this.#schedule(state, 0);
    // Other documents may import from it.
    for (const other of this.#states.values()) {
      if (other.document === document || other.findings.length === 0) continue;
      this.#schedule(other, PAUSE);
    }
  }

  #schedule(state: DocumentState, delay: number): void {
    clearTimeout(state.timer);
    state.timer = setTimeout(() => void this.#run(state), delay);
  }

  async #run(state: DocumentState): Promise<void> {
    clearTimeout(state.timer);
    state.running?.abort();
    const { document } = state;
    const { version } = document;
    if (!state.needles.isCandidate(() => textOf(document))) {
      this.#finish(state, version, NOTHING);
      return;
    }
    const controller = new AbortController();
    state.running = controller;
    this.#busy.fire(++this.#pending);
    try {
      const result = await this.#analyser.inspect(namedTextOf(document), { signal: controller.signal, urgent: true });
      if (controller.signal.aborted || document.version !== version) return;
      this.#finish(state, version, result);
      if (result.findings.length > 0) {
        state.timer = setTimeout(() => void this.#offers.of(document).catch(() => undefined), OFFERS_PAUSE);
      }
    } catch (error) {
      if (controller.signal.aborted || error instanceof Cancelled) return;
      const isKnown = state.tookTooLong && error instanceof TookTooLong;
      state.tookTooLong = error instanceof TookTooLong;
      if (!isKnown) this.#log.failure(document.uri, error);
    } finally {
      if (state.running === controller) state.running = undefined;
      this.#busy.fire(--this.#pending);
    }
  }

  #finish(state: DocumentState, version: number, result: DocumentAnalysis): void {
    if (take(state, version, result)) this.#changed.fire(state.document.uri);
  }
}
