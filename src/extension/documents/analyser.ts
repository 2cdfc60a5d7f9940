import type { Finding, Offer, Edit } from '../../core/types.js';
import type { RequestOptions, ThreadClient } from '../thread/client.js';
import type {
  DocumentRequest,
  DocumentAnalysis,
  RewriteWish,
  RewrittenDocument,
  SilenceScope,
  Surroundings,
} from '../thread/protocol.js';
import type { NamedText } from './named-text.js';
import { followImports } from './virtual-modules.js';
import { surroundingsOf } from './virtual-surroundings.js';

/** An analysis that takes longer, in ms, is given up. A megabyte takes about a second. */
const LIMIT = 20_000;

/** The same for rewriting all of a document: each of its findings takes several analyses. */
const REWRITE_LIMIT = 120_000;

/** Imports lead to files with imports; deeper than this nothing is followed. */
const ROUNDS = 4;

/** Asks the thread about documents, wherever they are stored. */
export class Analyser {
  readonly #client: ThreadClient;
  readonly #readsDisk: boolean;

  /** @param readsDisk whether the thread can read files itself; in a browser it cannot */
  constructor(client: ThreadClient, readsDisk: boolean) {
    this.#client = client;
    this.#readsDisk = readsDisk;
  }

  async inspect(source: NamedText, options: RequestOptions = {}): Promise<DocumentAnalysis> {
    const { input, ignored } = await this.#inputOf(source);
    if (ignored)
      return { findings: [], problems: [], suppressed: 0, missing: [], skip: { reason: 'ignored', detail: '' } };
    return this.#client.request('inspect', input, { ...options, limit: LIMIT });
  }

  async offers(source: NamedText, options: RequestOptions = {}): Promise<readonly Offer[]> {
    const { input, ignored } = await this.#inputOf(source);
    return ignored ? [] : this.#client.request('offers', input, { ...options, limit: LIMIT });
  }

  /** Rewrites everything that is wanted, as the command line does. */
  async rewrite(source: NamedText, wish: RewriteWish, options: RequestOptions = {}): Promise<RewrittenDocument> {
    const { input, ignored } = await this.#inputOf(source);
    if (ignored) return { edits: [], done: [] };
    return this.#client.request('rewrite', { ...input, ...wish }, { ...options, limit: REWRITE_LIMIT });
  }

  async silence(source: NamedText, finding: Finding, scope: SilenceScope): Promise<readonly Edit[] | undefined> {
    const { input } = await this.#inputOf(source);
    return this.#client.request('silence', { ...input, finding, scope }, { urgent: true, limit: LIMIT });
  }

  async #inputOf({ uri, fileName, text }: NamedText): Promise<{ input: DocumentRequest; ignored: boolean }> {
    const isCell = uri.scheme === 'vscode-notebook-cell';
    if (this.#readsDisk && (uri.scheme === 'file' || isCell)) {
      return { input: { text, fileName, surroundings: 'disk' }, ignored: false };
    }
    const modules: Record<string, Surroundings['modules'][string]> = {};
    const found = await surroundingsOf(uri, modules);
    const input = { text, fileName, surroundings: found };
    // What the engine asks for is fetched, and asked again with it, as it cannot wait in the middle of its work.
    for (let round = 0; round < ROUNDS && uri.scheme !== 'untitled'; round++) {
      const { missing } = await this.#client.request('inspect', input, { limit: LIMIT });
      if (missing.length === 0) break;
      await followImports(uri, missing, modules);
    }
    return { input, ignored: found.ignored };
  }
}
