import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import type { Edit } from '../../core/types.js';
import { appendProperty, propertyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { TokenOption } from './token-option.js';

type Node = TSESTree.Node;

/** Returns the response types that an auth0.js call may request: its own, or else its client's. */
export function responseTypesOf(
  { document }: RewriteRequest,
  { options }: TokenOption,
  settings: Node | undefined,
): (string | undefined)[] {
  const own = propertyOf(options, 'responseType');
  if (own) return [document.values.constantString(own.value)];
  const sites = settings ? document.values.properties(settings, ['responseType']) : [];
  return sites.map(({ value }) => value && document.values.constantString(value));
}

/** Returns edits that make an auth0.js login return an ID token, if neither the call nor the client requests one. */
export function* idTokenEdits(
  request: RewriteRequest,
  option: TokenOption,
  settings: Node | undefined,
  gone: readonly TSESTree.Property[] = [],
): Attempt<Edit[]> {
  const { text, style } = request;
  const types = responseTypesOf(request, option, settings);
  if (types.length > 0 && types.every((type) => type?.split(' ').includes('id_token'))) return [];
  const wanted = `${style.quote}token id_token${style.quote}`;
  const own = propertyOf(option.options, 'responseType');
  // `gone` is empty for a redirect: there, `state` replaces the token.
  if (own === undefined) return yield* appendProperty(text, option.options, `responseType: ${wanted}`, gone);
  const value = unwrap(own.value);
  if (!isString(value)) return yield* refuse('reason.response-type-not-literal');
  return [{ start: value.range[0], end: value.range[1], text: wanted }];
}
