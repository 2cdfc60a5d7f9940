import * as vscode from 'vscode';
import type { Offer } from '../../core/types.js';
import type { Disposable } from '../../editing/disposable.js';
import type { DocumentState } from '../../editing/documents/document-state.js';
import { TrackedDocuments } from '../../editing/documents/tracked-documents.js';
import type { Log } from '../log.js';
import { settingsOf } from '../settings.js';
import type { Analyser } from './analyser.js';
import { fileNameOf, namedTextOf, textOf } from './named-text.js';
import { isOwnFile } from './workspace-place.js';

/** Keeps the findings of VS Code's documents up to date while they are edited. */
export class DocumentTracker implements Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #busy = new vscode.EventEmitter<number>();
  readonly #subscriptions: Disposable[];
  readonly #tracked: TrackedDocuments<vscode.TextDocument>;

  /** Fires when the findings of a document change or are dropped. */
  readonly onDidChange = this.#changed.event;
  /** Fires with the number of running analyses. */
  readonly onDidChangeBusy = this.#busy.event;

  /** @param extensionUri the folder of the extension, whose own files are not analysed */
  constructor(analyser: Analyser, log: Log, extensionUri: vscode.Uri) {
    const { workspace } = vscode;
    this.#tracked = new TrackedDocuments({
      keyOf: ({ uri }) => uri.toString(),
      textOf,
      isAnalysed: (document) => !isOwnFile(document.uri, extensionUri) && fileNameOf(document) !== undefined,
      runOf: (document) => settingsOf(document).run,
      inspect: (document, options) => analyser.inspect(namedTextOf(document), options),
      offers: (document, options, at) => analyser.offers(namedTextOf(document), options, at),
      onChanged: ({ uri }) => {
        this.#changed.fire(uri);
      },
      onBusy: (running) => {
        this.#busy.fire(running);
      },
      onFailure: ({ uri }, error) => {
        log.failure(uri, error);
      },
    });
    this.#subscriptions = [
      this.#changed,
      this.#busy,
      workspace.onDidOpenTextDocument((document) => {
        this.#tracked.opened(document);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.#tracked.close(uri.toString());
      }),
      workspace.onDidChangeTextDocument((event) => {
        // VS Code lists later changes first, so offsets of the old text are valid for each.
        this.#tracked.edited(event.document, event);
      }),
      workspace.onDidSaveTextDocument((document) => {
        this.#tracked.saved(document);
      }),
    ];
  }

  /** Starts with the documents that are already open. */
  start(): void {
    for (const document of vscode.workspace.textDocuments) this.#tracked.open(document);
  }

  get(uri: vscode.Uri): DocumentState<vscode.TextDocument> | undefined {
    return this.#tracked.get(uri.toString());
  }

  all(): Iterable<DocumentState<vscode.TextDocument>> {
    return this.#tracked.all();
  }

  /** Analyses all open documents again, because settings or related files have changed. */
  refresh(): void {
    this.#tracked.refresh(vscode.workspace.textDocuments);
  }

  /** Drops a document whose file was deleted, until it is saved again. */
  deleted(uri: vscode.Uri): void {
    this.#tracked.deleted(uri.toString());
  }

  /** The file was recreated while its document may still be open. */
  created(uri: vscode.Uri): void {
    const key = uri.toString();
    this.#tracked.created(key, () => vscode.workspace.textDocuments.find((each) => each.uri.toString() === key));
  }

  /** The state of the document's current version, which is analysed first if necessary. */
  current(document: vscode.TextDocument): Promise<DocumentState<vscode.TextDocument> | undefined> {
    return this.#tracked.current(document);
  }

  /**
   * The rewrites for the document's current version; undefined if it is not tracked or is edited meanwhile.
   * @param starts where the findings start that are asked about: with many others, only these may be in the list
   */
  offersFor(document: vscode.TextDocument, starts?: readonly number[]): Promise<readonly Offer[] | undefined> {
    return this.#tracked.offersFor(document, starts);
  }

  /** Drops a document's rewrites, because another file that they change is different now. */
  forgetOffers(document: vscode.TextDocument): void {
    this.#tracked.forgetOffers(document);
  }

  dispose(): void {
    this.#tracked.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
