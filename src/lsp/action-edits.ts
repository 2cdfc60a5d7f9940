import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import type { Rewrite } from '../core/types.js';
import { offerAt } from '../editing/offer-at.js';
import type { RewriteWish } from '../editing/thread/protocol.js';
import type { ActionData } from './action-data.js';
import { isAbout } from './action-data.js';
import type { ClientDocument } from './client-document.js';
import type { ClientDocuments } from './client-documents.js';
import type { DocumentAnalyser } from './document-analyser.js';
import type { DocumentSet } from './document-set.js';
import type { LspEdits } from './lsp-edits.js';
import type { ServerContext } from './server-context.js';

/** Computes the edits of actions. */
export class ActionEdits {
  readonly #documents: ClientDocuments;
  readonly #set: DocumentSet;
  readonly #analyser: DocumentAnalyser;
  readonly #edits: LspEdits;
  readonly #context: ServerContext;

  constructor(
    documents: ClientDocuments,
    set: DocumentSet,
    analyser: DocumentAnalyser,
    edits: LspEdits,
    context: ServerContext,
  ) {
    this.#documents = documents;
    this.#set = set;
    this.#analyser = analyser;
    this.#edits = edits;
    this.#context = context;
  }

  /**
   * @returns undefined if there is nothing to change, which the user is told
   * @throws {ResponseError} (rejects) if the document or another file has changed since the action was offered
   */
  async for(data: ActionData, signal: AbortSignal): Promise<WorkspaceEdit | undefined> {
    const document = this.#documents.get(data.uri);
    if (document?.version !== data.version) throw this.#changed();
    const { deed } = data;
    const edit = await this.#editFor(document, data, signal);
    if (document.version !== data.version) throw this.#changed();
    if (edit === undefined && deed.does === 'rewrite') throw this.#changed();
    return edit;
  }

  /** Returns the edit of a rewrite; undefined if another file is no longer what it was prepared for. */
  ofRewrite(document: ClientDocument, { edits, files }: Rewrite): WorkspaceEdit | undefined {
    return this.#edits.of(document, edits, files);
  }

  /** Rewrites several findings. @returns undefined if nothing changes */
  async ofWish(document: ClientDocument, wish: RewriteWish, signal: AbortSignal): Promise<WorkspaceEdit | undefined> {
    const { version } = document;
    const options = { urgent: true, signal };
    const { edits, files } = await this.#analyser.rewrite(document, this.#set.shownOnly(document, wish), options);
    // The document was edited meanwhile, so the edits belong to older text.
    return document.version !== version || edits.length === 0 ? undefined : this.#edits.of(document, edits, files);
  }

  async #editFor(document: ClientDocument, data: ActionData, signal: AbortSignal): Promise<WorkspaceEdit | undefined> {
    const { tell, texts } = this.#context;
    const { deed } = data;
    switch (deed.does) {
      case 'rewrite': {
        const edit = await this.#rewriteAt(document, data, deed.index);
        if (edit !== undefined) return edit;
        // Another file has changed: prepare it again.
        this.#set.tracked.forgetOffers(document);
        return this.#rewriteAt(document, data, deed.index);
      }
      case 'rewrite-several': {
        const edit = await this.ofWish(document, deed.wish, signal);
        if (edit === undefined) {
          tell(texts.t("No automatic rewrites available. Use a finding's quick fix for manual steps."));
        }
        return edit;
      }
      case 'silence': {
        const finding = this.#set.get(document)?.findings.find((each) => isAbout(data, each));
        const edits =
          finding && (await this.#analyser.silence(document, finding, deed.scope, { urgent: true, signal }));
        if (edits !== undefined) return this.#edits.of(document, edits);
        tell(texts.t("A suppression comment can't go here. Suppress the rule for the whole file instead."));
        return undefined;
      }
    }
  }

  async #rewriteAt(document: ClientDocument, data: ActionData, index: number): Promise<WorkspaceEdit | undefined> {
    const offers = await this.#set.tracked.offersFor(document, [data.start]);
    const rewrite = offers && offerAt(offers, data)?.rewrites[index];
    return rewrite && this.ofRewrite(document, rewrite);
  }

  #changed(): ResponseError {
    const text = this.#context.texts.t('A file has changed meanwhile. Try again.');
    return new ResponseError(LSPErrorCodes.ContentModified, text);
  }
}
