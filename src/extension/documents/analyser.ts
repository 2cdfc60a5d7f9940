import * as vscode from 'vscode';
import type { Finding, Offer, Edit } from '../../core/types.js';
import { LimitedRequests } from '../../editing/documents/limited-requests.js';
import type { RequestOptions, ThreadClient } from '../../editing/thread/client.js';
import type {
  DocumentRequest,
  DocumentAnalysis,
  RewritesRequest,
  RewriteWish,
  RewrittenDocument,
  SilenceScope,
  DocumentContext,
} from '../../editing/thread/protocol.js';
import { searchedSpecifiers } from '../../rewrites/helpers/module/searched-files.js';
import { settingsOf } from '../settings.js';
import type { NamedText } from './named-text.js';
import { unsavedAround } from './unsaved.js';
import { virtualContextOf } from './virtual-context.js';
import { followImports } from './virtual-modules.js';
import { VirtualSettings } from './virtual-settings.js';

/** Imported files import others in turn; deeper imports are not followed. */
const ROUNDS = 4;

/** Has the thread analyse documents of any file system. */
export class Analyser {
  readonly #requests: LimitedRequests;
  readonly #settings = new VirtualSettings();
  readonly #readsDisk: boolean;

  /** @param readsDisk whether the thread can read files itself, unlike in a browser */
  constructor(client: ThreadClient, readsDisk: boolean) {
    this.#requests = new LimitedRequests(client);
    this.#readsDisk = readsDisk;
  }

  /** @throws {TookTooLong} (rejects) also if the last analysis of the same text took too long */
  async inspect(text: NamedText, options: RequestOptions = {}): Promise<DocumentAnalysis> {
    return this.#requests.inspect(text.uri.toString(), text.text, () => this.#requestFor(text, options), options);
  }

  /** @param at where the findings start whose rewrites are wanted; all of them if absent */
  async offers(text: NamedText, options: RequestOptions = {}, at?: readonly number[]): Promise<readonly Offer[]> {
    return this.#requests.offers({ ...(await this.#rewritesRequestFor(text, options)), ...(at && { at }) }, options);
  }

  /** Rewrites all findings that are wanted, as the command line does. */
  async rewrite(text: NamedText, wish: RewriteWish, options: RequestOptions = {}): Promise<RewrittenDocument> {
    return this.#requests.rewrite({ ...(await this.#rewritesRequestFor(text, options)), ...wish }, options);
  }

  async silence(text: NamedText, finding: Finding, scope: SilenceScope): Promise<readonly Edit[] | undefined> {
    const options = { urgent: true };
    return this.#requests.silence(await this.#requestFor(text, options), finding, scope, options);
  }

  /** Texts whose analysis took too long are analysed again when asked for. */
  forgetSlowTexts(): void {
    this.#requests.forgetSlowTexts();
  }

  async #rewritesRequestFor(text: NamedText, options: RequestOptions): Promise<RewritesRequest> {
    const request = await this.#requestFor(text, options);
    const { context: known, fileName } = request;
    const context = known === 'disk' ? known : { ...known, ...(await this.#settingsFor(text, request, options)) };
    if (context !== 'disk' && context.helpers !== undefined) {
      const specifiers = searchedSpecifiers(fileName, context.helpers);
      const imports = specifiers.map((specifier) => ({ from: fileName, specifier }));
      const modules: Record<string, DocumentContext['modules'][string]> = { ...context.modules };
      await followImports(text.uri, imports, modules);
      return { ...request, context: { ...context, modules }, unsaved: unsavedAround(text.uri) };
    }
    return { ...request, context, unsaved: unsavedAround(text.uri) };
  }

  /** Finds what rewrites may ask for; the thread can't search a virtual file system. */
  async #settingsFor(
    { uri }: NamedText,
    request: DocumentRequest,
    options: RequestOptions,
  ): Promise<Pick<DocumentContext, 'settingsFiles'>> {
    const isKnown = request.context !== 'disk' && request.context.settingsFiles !== undefined;
    if (uri.scheme === 'untitled' || isKnown) return {};
    const { findings } = await this.#requests.inspectFor(request, options);
    return findings.length === 0 ? {} : { settingsFiles: await this.#settings.around(uri) };
  }

  /** @param options of the request that this is for, such as whether it is urgent */
  async #requestFor({ uri, fileName, text }: NamedText, options: RequestOptions): Promise<DocumentRequest> {
    this.#requests.check(uri.toString(), text);
    const { maxFileSize } = settingsOf(uri).scan;
    const isCell = uri.scheme === 'vscode-notebook-cell';
    if (this.#readsDisk && (uri.scheme === 'file' || isCell)) {
      const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath;
      return {
        text,
        fileName,
        maxFileSize,
        context: 'disk',
        ...(folder !== undefined && { folder }),
        ...(isCell && { isPart: true }),
      };
    }
    const modules: Record<string, DocumentContext['modules'][string]> = {};
    let request = { text, fileName, maxFileSize, context: await virtualContextOf(uri, modules) };
    // The engine cannot wait in the middle of its work: the files that it asks for are fetched, and it runs again.
    for (let round = 0; round < ROUNDS && uri.scheme !== 'untitled'; round++) {
      const inspected = await this.#requests.inspectFor(request, options);
      const { missing, wantsSettings } = inspected;
      if (missing.length === 0 && wantsSettings !== true) break;
      await followImports(uri, missing, modules);
      if (wantsSettings !== true) continue;
      const settingsFiles = await this.#settings.around(uri);
      request = { ...request, context: { ...request.context, settingsFiles } };
    }
    return request;
  }
}
