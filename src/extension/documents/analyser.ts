import * as vscode from 'vscode';
import type { Finding, Offer, Edit } from '../../core/types.js';
import { settingsOf } from '../settings.js';
import type { RequestOptions, ThreadClient } from '../thread/client.js';
import type {
  DocumentRequest,
  DocumentAnalysis,
  RewriteWish,
  RewrittenDocument,
  SilenceScope,
  DocumentContext,
} from '../thread/protocol.js';
import type { NamedText } from './named-text.js';
import { virtualContextOf } from './virtual-context.js';
import { followImports } from './virtual-modules.js';

/** Milliseconds that an analysis may take. A megabyte takes about a second. */
const LIMIT = 20_000;

/** The same for rewriting a whole document: each of its findings takes several analyses. */
const REWRITE_LIMIT = 120_000;

/** Imported files import others in turn; deeper imports are not followed. */
const ROUNDS = 4;

/** Has the thread analyse documents of any file system. */
export class Analyser {
  readonly #client: ThreadClient;
  readonly #readsDisk: boolean;

  /** @param readsDisk whether the thread can read files itself, unlike in a browser */
  constructor(client: ThreadClient, readsDisk: boolean) {
    this.#client = client;
    this.#readsDisk = readsDisk;
  }

  async inspect(text: NamedText, options: RequestOptions = {}): Promise<DocumentAnalysis> {
    return this.#client.request('inspect', await this.#requestFor(text), { ...options, limit: LIMIT });
  }

  async offers(text: NamedText, options: RequestOptions = {}): Promise<readonly Offer[]> {
    return this.#client.request('offers', await this.#requestFor(text), { ...options, limit: LIMIT });
  }

  /** Rewrites all findings that are wanted, as the command line does. */
  async rewrite(text: NamedText, wish: RewriteWish, options: RequestOptions = {}): Promise<RewrittenDocument> {
    const request = { ...(await this.#requestFor(text)), ...wish };
    return this.#client.request('rewrite', request, { ...options, limit: REWRITE_LIMIT });
  }

  async silence(text: NamedText, finding: Finding, scope: SilenceScope): Promise<readonly Edit[] | undefined> {
    const request = { ...(await this.#requestFor(text)), finding, scope };
    return this.#client.request('silence', request, { urgent: true, limit: LIMIT });
  }

  async #requestFor({ uri, fileName, text }: NamedText): Promise<DocumentRequest> {
    const { maxFileSize } = settingsOf(uri).scan;
    const isCell = uri.scheme === 'vscode-notebook-cell';
    if (this.#readsDisk && (uri.scheme === 'file' || isCell)) {
      const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath;
      return { text, fileName, maxFileSize, context: 'disk', ...(folder !== undefined && { folder }) };
    }
    const modules: Record<string, DocumentContext['modules'][string]> = {};
    const request = { text, fileName, maxFileSize, context: await virtualContextOf(uri, modules) };
    // The engine cannot wait in the middle of its work: the files that it asks for are fetched, and it runs again.
    for (let round = 0; round < ROUNDS && uri.scheme !== 'untitled'; round++) {
      const { missing } = await this.#client.request('inspect', request, { limit: LIMIT });
      if (missing.length === 0) break;
      await followImports(uri, missing, modules);
    }
    return request;
  }
}
