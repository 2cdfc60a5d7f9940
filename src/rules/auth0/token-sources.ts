import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import type { RelatedLocation } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Hosts } from './host-names.js';
import type { Sdk } from './sdk.js';
import { arrivalOf, mayFeed } from './token-flow.js';
import type { Arrival } from './token-flow.js';
import { holds, TokenSourceFinder } from './token-source-finder.js';
import type { TokenSource } from './token-source-finder.js';

type Node = TSESTree.Node;

/** The token sources of a document, and the uses that they feed. */
export class TokenSources {
  readonly #document: Document;
  readonly #finder: TokenSourceFinder;
  #all: readonly TokenSource[] | undefined;
  readonly #arrivals = new Map<Node, Arrival>();

  constructor(document: Document, sdk: Sdk, hosts: Hosts) {
    this.#document = document;
    this.#finder = new TokenSourceFinder(document, sdk, hosts);
  }

  all(): readonly TokenSource[] {
    this.#all ??= [...this.#finder.find()];
    return this.#all;
  }

  /** Returns the sources that a used token may come from. */
  feeding(token: Node): readonly TokenSource[] {
    const arrival = this.#arrivalOf(token);
    return this.all().filter(
      (source) =>
        (source.form === 'aspnet-claim' && [...arrival.nodes].some((node) => holds(node, source.place))) ||
        mayFeed(source.departure, arrival),
    );
  }

  /** Returns the sources of a token as related locations; none if the token's own expression is the source. */
  related(token: Node): RelatedLocation[] {
    // A placeholder matches every source, so none is worth mentioning.
    if (this.#arrivalOf(token).isPlaceholder) return [];
    return this.feeding(token)
      .filter(({ place, certainty }) => certainty !== 'dead' && !holds(token, place))
      .map(({ place, subject }) => ({ ...place, message: message('related.token-source', { source: subject }) }));
  }

  #arrivalOf(token: Node): Arrival {
    let arrival = this.#arrivals.get(token);
    if (arrival === undefined) this.#arrivals.set(token, (arrival = arrivalOf(this.#document.values, token)));
    return arrival;
  }
}
