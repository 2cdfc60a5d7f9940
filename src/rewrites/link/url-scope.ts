import { pieceAt } from '../../core/strings/pieces.js';
import type { Text } from '../../core/strings/pieces.js';
import type { UrlParts } from '../../core/strings/urls.js';
import type { Edit } from '../../core/types.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { withEmail } from './id-token.js';
import type { Constants } from './url-parameters.js';
import { valueOf } from './url-value.js';

/** A URL's scope with everything that linking needs, as parameters to add or as edits of the one that it has. */
export interface UrlScope {
  readonly constants: Constants;
  readonly edits: readonly Edit[];
}

/**
 * Returns a scope with `openid`, without which Auth0 returns no ID token, and with `email`, without which the ID token
 * does not say whether the address is verified (docs/auth0-facts.md#security-rules-for-rewrites).
 * Refuses where the scope lacks `openid` and other code may read it. A scope that is unknown stays.
 */
export function* scopeForLinking(request: RewriteRequest, text: Text, url: UrlParts): Attempt<UrlScope> {
  const scope = valueOf(request.document, text, url, 'scope');
  if (scope === undefined) return { constants: [['scope', 'openid email']], edits: [] };
  const { constant, range } = scope;
  if (constant === undefined) return { constants: [], edits: [] };
  const plain = constant.replaceAll(/\+|%20/g, ' ');
  const wanted = withEmail(plain);
  if (wanted === plain) return { constants: [], edits: [] };
  if (range === undefined || request.text.slice(range.start, range.end) !== constant) {
    return /\bopenid\b/.test(plain) ? { constants: [], edits: [] } : yield* refuse('reason.no-openid-scope');
  }
  return { constants: [], edits: [{ ...range, text: wanted.replaceAll(' ', separatorIn(constant, isEncoded())) }] };

  /** Whether the value is part of a URL in the code, and not of an object that becomes a query. */
  function isEncoded(): boolean {
    const parameter = url.parameters.find(({ name }) => name === 'scope');
    return parameter !== undefined && pieceAt(text, parameter.start + 'scope='.length)?.piece.kind === 'text';
  }
}

function separatorIn(scope: string, isEncoded: boolean): string {
  return isEncoded ? (/\+| /.exec(scope)?.[0] ?? '%20') : ' ';
}
