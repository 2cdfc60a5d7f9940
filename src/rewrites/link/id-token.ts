import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { contains, isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { propertyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { HandedToken, TokenOption } from './token-option.js';

/** The object with a client's options, and the file that has it. */
export interface ClientOptions {
  readonly document: Pick<Document, 'values'>;
  readonly node: TSESTree.Node;
}

/** Returns the response types that an auth0.js call may request: its own, or else its client's. */
export function responseTypesOf(
  { document }: RewriteRequest,
  { argument }: HandedToken,
  settings: ClientOptions | undefined,
): (string | undefined)[] {
  const own = constantsOf({ document, node: argument }, 'responseType');
  return own.length > 0 || !settings ? own : constantsOf(settings, 'responseType');
}

/** Returns the strings that a property may have; undefined for what is not constant. */
function constantsOf({ document: { values }, node }: ClientOptions, name: string): (string | undefined)[] {
  return values.properties(node, [name]).map(({ value }) => value && values.constantString(value));
}

/** How an auth0.js login gets what linking needs: edits of the options, and properties to add to them. */
interface Wanted {
  readonly edits: readonly Edit[];
  readonly added: readonly string[];
}

/** Returns what makes an auth0.js login return an ID token, if neither the call nor the client requests one. */
export function* idToken(
  request: RewriteRequest,
  option: HandedToken | TokenOption,
  settings: ClientOptions | undefined,
): Attempt<Wanted> {
  const types = responseTypesOf(request, option, settings);
  if (types.length > 0 && types.every((type) => type?.split(' ').includes('id_token'))) return { edits: [], added: [] };
  const { quote } = request.style;
  const wanted = `${quote}token id_token${quote}`;
  const [own, ...others] = givenBy(request.document, option, 'responseType');
  if (own === undefined) return { edits: [], added: [`responseType: ${wanted}`] };
  const value = own.value && unwrap(own.value);
  if (value === undefined || !isString(value) || others.length > 0)
    return yield* refuse('reason.response-type-not-literal');
  if (isShared(option, value)) return { edits: [], added: [`responseType: ${wanted}`] };
  return { edits: [{ start: value.range[0], end: value.range[1], text: wanted }], added: [] };
}

/**
 * Returns what makes an auth0.js login return whether the email address is verified: an ID token without the scope
 * `email` does not say so, and linking would not check it.
 */
export function emailScope(
  { document, style }: RewriteRequest,
  option: HandedToken | TokenOption,
  settings: ClientOptions | undefined,
): Wanted {
  const [own, ...others] = givenBy(document, option, 'scope');
  if (own !== undefined) {
    const value = own.value && unwrap(own.value);
    if (value === undefined || others.length > 0) return { edits: [], added: [] };
    const scope = wantedScope({ document, style }, value);
    if (scope === undefined || !isShared(option, value))
      return { edits: scopeEdits({ document, style }, value), added: [] };
    return { edits: [], added: [`scope: ${scope}`] };
  }
  const scopes = settings ? constantsOf(settings, 'scope') : [];
  const isThere = scopes.length > 0 && scopes.every((scope) => scope !== undefined && withEmail(scope) === scope);
  return { edits: [], added: isThere ? [] : [`scope: ${style.quote}openid email${style.quote}`] };
}

/** Returns the values that options may have for a name. One in the options themselves wins over those that they include. */
function givenBy({ values }: Pick<Document, 'values'>, option: HandedToken | TokenOption, name: string) {
  const own = 'options' in option ? propertyOf(option.options, name) : undefined;
  const isLast =
    own?.parent.type === T.ObjectExpression &&
    own.parent.properties.every((each) => each.type !== T.SpreadElement || each.range[0] < own.range[0]);
  return isLast ? [{ value: own.value }] : values.properties(option.argument, [name]);
}

/** Whether a value is in other options that get into these, so other logins may have them, too. */
function isShared(option: HandedToken | TokenOption, value: TSESTree.Node): boolean {
  return 'options' in option && !contains(option.options, value);
}

/** Returns a scope with `openid` and `email`. */
export function withEmail(scope: string): string {
  const words = scope.split(' ').filter((word) => word !== '');
  return [...words, ...['openid', 'email'].filter((word) => !words.includes(word))].join(' ');
}

type Place = Pick<RewriteRequest, 'document' | 'style'>;

/** Returns the literal of a scope with `openid` and `email`; undefined if the value is known to have them. */
function wantedScope({ document, style: { quote } }: Place, value: TSESTree.Node): string | undefined {
  const known = document.values.constantString(value) ?? '';
  const wanted = withEmail(known);
  return wanted === known ? undefined : quote + wanted + quote;
}

/** Returns the edit that adds `openid` and `email` to a property's value; none if it is known to have them. */
export function scopeEdits(place: Place, value: TSESTree.Node): Edit[] {
  const scope = wantedScope(place, value);
  if (scope === undefined) return [];
  const [start, end] = value.range;
  const isShorthand = value.parent?.type === T.Property && value.parent.shorthand;
  return [{ start, end, text: isShorthand ? `scope: ${scope}` : scope }];
}
