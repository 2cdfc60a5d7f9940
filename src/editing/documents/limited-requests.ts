import type { Edit, Finding, Offer } from '../../core/types.js';
import { rewriteLimitFor, timeLimitFor } from '../../scan/time-limit.js';
import type { RequestOptions, ThreadClient } from '../thread/client.js';
import type {
  DocumentAnalysis,
  DocumentRequest,
  OffersRequest,
  RewritesRequest,
  RewriteWish,
  RewrittenDocument,
  SilenceScope,
} from '../thread/protocol.js';
import { SlowTexts } from '../thread/slow-texts.js';

/** Requests about documents, each with the time that its thread may take. */
export class LimitedRequests {
  readonly #client: ThreadClient;
  readonly #slow = new SlowTexts();

  constructor(client: ThreadClient) {
    this.#client = client;
  }

  /**
   * @param key identifies the document
   * @param request creates the request
   * @throws {TookTooLong} (rejects) also if the last analysis of the same text took too long
   */
  inspect(
    key: string,
    text: string,
    request: () => DocumentRequest | Promise<DocumentRequest>,
    options: RequestOptions,
  ): Promise<DocumentAnalysis> {
    return this.#slow.guard(key, text, async () =>
      this.#client.request('inspect', await request(), { ...options, limit: timeLimitFor(text.length) }),
    );
  }

  /** An inspection that another request needs. It cannot be broken off. */
  inspectFor(request: DocumentRequest, { signal, urgent }: RequestOptions): Promise<DocumentAnalysis> {
    const options = { signal, ...(urgent !== undefined && { urgent }), limit: timeLimitFor(request.text.length) };
    return this.#client.request('inspect', request, options);
  }

  offers(request: OffersRequest, options: RequestOptions): Promise<readonly Offer[]> {
    return this.#client.request('offers', request, { ...options, limit: rewriteLimitFor(request.text.length) });
  }

  /** Rewrites all findings that are wanted, as the command line does. */
  rewrite(request: RewritesRequest & RewriteWish, options: RequestOptions): Promise<RewrittenDocument> {
    return this.#client.request('rewrite', request, { ...options, limit: rewriteLimitFor(request.text.length) });
  }

  silence(
    request: DocumentRequest,
    finding: Finding,
    scope: SilenceScope,
    options: RequestOptions,
  ): Promise<readonly Edit[] | undefined> {
    const limit = timeLimitFor(request.text.length);
    return this.#client.request('silence', { ...request, finding, scope }, { ...options, limit });
  }

  /** @throws {TookTooLong} if the last analysis of the document had the same text and took too long */
  check(key: string, text: string): void {
    this.#slow.check(key, text);
  }

  /** Texts whose analysis took too long are analysed again when asked for. */
  forgetSlowTexts(): void {
    this.#slow.clear();
  }
}
