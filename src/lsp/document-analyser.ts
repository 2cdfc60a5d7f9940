import type { Edit, Finding, Offer } from '../core/types.js';
import { LimitedRequests } from '../editing/documents/limited-requests.js';
import type { RequestOptions, ThreadClient } from '../editing/thread/client.js';
import type {
  DocumentAnalysis,
  DocumentRequest,
  RewritesRequest,
  RewriteWish,
  RewrittenDocument,
  SilenceScope,
} from '../editing/thread/protocol.js';
import type { Abilities } from './client-abilities.js';
import type { ClientDocument } from './client-document.js';
import type { ClientDocuments } from './client-documents.js';
import type { SettingsByFolder } from './settings-by-folder.js';
import type { WorkspaceRoots } from './workspace-roots.js';

/** What is known around a document that is not a file. */
const NO_CONTEXT = { isIgnored: false, levels: {}, modules: {} };

/** Has the thread analyse open documents. */
export class DocumentAnalyser {
  readonly #requests: LimitedRequests;
  readonly #documents: ClientDocuments;
  readonly #roots: WorkspaceRoots;
  readonly #settings: SettingsByFolder;
  readonly #abilities: Abilities;

  constructor(
    client: ThreadClient,
    documents: ClientDocuments,
    roots: WorkspaceRoots,
    settings: SettingsByFolder,
    abilities: Abilities,
  ) {
    this.#requests = new LimitedRequests(client);
    this.#documents = documents;
    this.#roots = roots;
    this.#settings = settings;
    this.#abilities = abilities;
  }

  /** @throws {TookTooLong} (rejects) also if the last analysis of the same text took too long */
  inspect(document: ClientDocument, options: RequestOptions): Promise<DocumentAnalysis> {
    return this.#requests.inspect(document.uri, document.text, () => this.#requestFor(document), options);
  }

  /** @param at where the findings start whose rewrites are wanted; all of them if absent */
  offers(document: ClientDocument, options: RequestOptions, at?: readonly number[]): Promise<readonly Offer[]> {
    return this.#requests.offers({ ...this.#rewritesRequestFor(document), ...(at && { at }) }, options);
  }

  /** Rewrites all findings that are wanted, as the command line does. */
  rewrite(document: ClientDocument, wish: RewriteWish, options: RequestOptions): Promise<RewrittenDocument> {
    return this.#requests.rewrite({ ...this.#rewritesRequestFor(document), ...wish }, options);
  }

  silence(
    document: ClientDocument,
    finding: Finding,
    scope: SilenceScope,
    options: RequestOptions,
  ): Promise<readonly Edit[] | undefined> {
    return this.#requests.silence(this.#requestFor(document), finding, scope, options);
  }

  #requestFor({ text, file, fileName = '' }: ClientDocument): DocumentRequest {
    const root = file === undefined ? undefined : this.#roots.of(file);
    return {
      text,
      fileName,
      maxFileSize: this.#settings.of(root).scan.maxFileSize,
      context: file === undefined ? NO_CONTEXT : 'disk',
      ...(root && { folder: root.folder }),
      // Then a rewrite needs no other file.
      ...(!this.#abilities.createsFiles && { isPart: true }),
    };
  }

  #rewritesRequestFor(document: ClientDocument): RewritesRequest {
    const unsaved = document.file === undefined ? [] : this.#documents.unsavedScripts();
    return { ...this.#requestFor(document), unsaved };
  }
}
