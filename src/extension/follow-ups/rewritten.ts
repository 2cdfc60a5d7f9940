import type { Offer, Rewrite } from '../../core/types.js';
import type { DoneRewrite } from '../../editing/thread/protocol.js';
import { mapOffset } from '../../rewrites/session/mapping.js';

/** The command that runs after rewrites were applied, with a `RewrittenFile` for each file. */
export const REWRITTEN = 'auth0Relink.rewritten';

/** Plain data, as arguments of commands have to be. */
export interface RewrittenFile {
  readonly uri: string;
  readonly rewrites: readonly Pick<DoneRewrite, 'title' | 'todos' | 'start'>[];
}

/** @returns what to report after a single rewrite */
export function rewrittenBy(uri: string, { finding }: Offer, { title, todos, edits }: Rewrite): RewrittenFile {
  return { uri, rewrites: [{ title, todos, start: mapOffset(finding.start, edits) }] };
}
