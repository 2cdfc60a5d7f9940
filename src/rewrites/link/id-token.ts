import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import type { Edit } from '../../core/types.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { HandedToken } from './token-option.js';

type Node = TSESTree.Node;

/** Returns the response types that an auth0.js call may request: its own, or else its client's. */
export function responseTypesOf(
  { document }: RewriteRequest,
  { argument }: HandedToken,
  settings: Node | undefined,
): (string | undefined)[] {
  const own = document.values.properties(argument, ['responseType']);
  const sites = own.length > 0 || !settings ? own : document.values.properties(settings, ['responseType']);
  return sites.map(({ value }) => value && document.values.constantString(value));
}

/** How an auth0.js login comes to return an ID token: edits of the options, and properties to add to them. */
interface IdToken {
  readonly edits: readonly Edit[];
  readonly added: readonly string[];
}

/** Returns what makes an auth0.js login return an ID token, if neither the call nor the client requests one. */
export function* idToken(request: RewriteRequest, option: HandedToken, settings: Node | undefined): Attempt<IdToken> {
  const types = responseTypesOf(request, option, settings);
  if (types.length > 0 && types.every((type) => type?.split(' ').includes('id_token'))) return { edits: [], added: [] };
  const { quote } = request.style;
  const wanted = `${quote}token id_token${quote}`;
  const [own, ...others] = request.document.values.properties(option.argument, ['responseType']);
  if (own === undefined) return { edits: [], added: [`responseType: ${wanted}`] };
  const value = own.value && unwrap(own.value);
  if (value === undefined || !isString(value) || others.length > 0)
    return yield* refuse('reason.response-type-not-literal');
  return { edits: [{ start: value.range[0], end: value.range[1], text: wanted }], added: [] };
}
