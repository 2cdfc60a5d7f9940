import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Auth0Document } from '../../rules/auth0/auth0-document.js';
import { isInScope } from '../code.js';
import { keyOf } from '../objects.js';
import { operandOf, plainText, quoted, repeatable } from './expressions.js';
import type { SettingsPlace, SettingValue } from './setting-values.js';
import { hostInUrl, urlBase, urlParameter, writtenHost } from './url-settings.js';

type Node = TSESTree.Node;
type Construction = TSESTree.NewExpression | TSESTree.CallExpression;

/** The tenant's domain and the application's client id as the document has them, as expressions for this place. */
export interface OwnSettings {
  readonly domain: string | undefined;
  readonly clientId: string | undefined;
  /** The `redirect_uri` of the finding's URL. */
  readonly redirectUri: string | undefined;
  /** What precedes the path in that `redirect_uri`. */
  readonly baseUrl: string | undefined;
  /** The connection that the finding's login names. */
  readonly connection: string | undefined;
}

export const CLIENT_KEYS: readonly string[] = ['clientID', 'clientId', 'client_id'];
export const DOMAIN_KEYS: readonly string[] = ['domain', 'issuerBaseURL'];

/** Returns the settings that the finding's URL or SDK object has, or else the document's only ones. */
export function settingsFor(place: SettingsPlace): OwnSettings {
  const own = constructionOf(place);
  const groups = own ? [[own]] : [[]];
  groups.push([...place.document.sdk.constructions()]);
  const both = [...DOMAIN_KEYS, ...CLIENT_KEYS];
  const domain = pick(
    place,
    [
      hostInUrl(place),
      writtenHost(place),
      ...groups.map((group) =>
        group.flatMap((each) => domains(place, each)).map((each) => hostValue(place.document, each)),
      ),
      inObjects(place.document, DOMAIN_KEYS, both).map((each) => hostValue(place.document, each)),
    ],
    hostIn,
  );
  const clientId = pick(place, [
    values(urlParameter(place, 'client_id')),
    ...groups.map((group) => values(group.flatMap((each) => clientIds(place, each)))),
    values(inObjects(place.document, CLIENT_KEYS, both)),
    values(inObjects(place.document, CLIENT_KEYS, CLIENT_KEYS)),
  ]);
  return {
    domain,
    clientId,
    redirectUri: pick(place, [values(urlParameter(place, 'redirect_uri'))]),
    baseUrl: pick(place, [values(urlBase(place, 'redirect_uri'))]),
    connection: pick(place, [values(urlParameter(place, 'connection').filter(isFixed)), values(connectionIn(place))]),
  };
}

function values(nodes: readonly Node[]): SettingValue[] {
  return nodes.map((node) => ({ node }));
}

/** Returns the first group's expression if it has only one value; expressions that the place can't repeat don't count. */
function pick(
  place: SettingsPlace,
  groups: readonly (readonly SettingValue[])[],
  shortened = (text: string): string => text,
): string | undefined {
  for (const group of groups) {
    const sources = group.flatMap((value) => {
      const source = expressionOf(place, value, shortened);
      return source === undefined
        ? []
        : { source, key: isQuoted(source) ? source : keyFor(place.document, value.node) };
    });
    const [first] = sources;
    if (first && new Set(sources.map(({ key }) => key)).size === 1) return first.source;
  }
  return undefined;
}

function isQuoted(source: string): boolean {
  return /^['"]/.test(source);
}

/** Returns equal texts for an expression and for the variable or the property that has its value. */
function keyFor({ text, values: followed }: Auth0Document, node: Node): string {
  const [origin = node, ...others] = followed.origins(node);
  return text.slice(...operandOf(unwrap(others.length === 0 ? origin : node)).range);
}

/** Returns a setting as an expression that is valid at the place: its text, its constant's text, or its source. */
function expressionOf(
  place: SettingsPlace,
  { node, isAddress = false }: SettingValue,
  shortened: (text: string) => string,
): string | undefined {
  const { document, program, quote, at } = place;
  const literal = plainText(node);
  if (literal !== undefined) return quoted(shortened(literal), quote);
  const isUsable = at !== undefined && isInScope(document, node, at);
  const source = isUsable ? repeatable(document.text, program, node) : undefined;
  if (source !== undefined) return isAddress ? hostOfAddress(source, place) : source;
  const value = document.values.constantString(node);
  return value !== undefined && /^[\w.:/-]+$/.test(value) ? quoted(shortened(value), quote) : undefined;
}

/** Returns an expression for the host of an address: old platforms have no `URL`. */
export function hostOfAddress(address: string, { cast, isModern }: Pick<SettingsPlace, 'cast' | 'isModern'>): string {
  return isModern ? `new URL(${address}${cast}).host` : `${address}.replace(/^https?:\\/\\/|\\/$/g, '')`;
}

/** Returns the host's expression in a setting: `domain` of `https://${domain}`. */
export function hostValue({ values: followed }: Pick<Auth0Document, 'values'>, setting: Node): SettingValue {
  const [origin = setting, ...origins] = followed.origins(setting);
  const node = operandOf(unwrap(origins.length === 0 ? origin : setting));
  const parts: readonly (Node | string)[] =
    node.type === T.TemplateLiteral
      ? node.quasis.flatMap(({ value }, index) => [value.cooked ?? '', ...node.expressions.slice(index, index + 1)])
      : node.type === T.BinaryExpression && isString(node.left)
        ? [node.left.value, node.right, '']
        : [];
  const [scheme, host, rest, ...others] = parts;
  if (scheme === 'https://' && typeof host === 'object' && (rest === '' || rest === '/') && others.length === 0) {
    return { node: host };
  }
  const { parent } = setting;
  return { node: setting, isAddress: parent?.type === T.Property && keyOf(parent) === 'issuerBaseURL' };
}

/** `shop.eu.auth0.com` of `https://shop.eu.auth0.com/`. */
function hostIn(text: string): string {
  return text.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

function constructionOf({ document, receiver }: SettingsPlace): Construction | undefined {
  if (receiver === undefined) return undefined;
  const { parent } = receiver;
  if (parent?.type === T.NewExpression && parent.callee === receiver) return parent;
  for (const api of ['lock', 'web-auth', 'popup', 'authentication', 'auth0-legacy', 'spa-client'] as const) {
    const construction = document.sdk.identify(receiver, api)?.construction;
    if (construction !== undefined) return construction;
  }
  return undefined;
}

/** Lock takes client id and domain as its first arguments, other SDKs take options. */
function domains({ document }: SettingsPlace, { arguments: [first, second] }: Construction): Node[] {
  if (first === undefined) return [];
  if (second !== undefined && unwrap(first).type !== T.ObjectExpression && isValue(second)) return [second];
  return propertiesOf(document, first, DOMAIN_KEYS);
}

function clientIds({ document }: SettingsPlace, { arguments: [first, second] }: Construction): Node[] {
  if (first === undefined) return [];
  if (second !== undefined && unwrap(first).type !== T.ObjectExpression && isValue(second)) return [first];
  return propertiesOf(document, first, CLIENT_KEYS);
}

function isValue(node: Node): boolean {
  const { type } = unwrap(node);
  return type !== T.ObjectExpression && type !== T.ArrowFunctionExpression && type !== T.FunctionExpression;
}

function propertiesOf(document: Auth0Document, options: Node, keys: readonly string[]): Node[] {
  return keys.flatMap((key) => document.values.properties(options, [key]).flatMap(({ value }) => value ?? []));
}

/**
 * Returns the values of settings objects, and of a provider's attributes.
 * @param needed keys of the domain and of the client id: an object needs one of each that is listed
 */
function inObjects(
  document: Pick<Auth0Document, 'programs'>,
  wanted: readonly string[],
  needed: readonly string[],
): Node[] {
  const groups = [DOMAIN_KEYS, CLIENT_KEYS].filter((keys) => keys.some((key) => needed.includes(key)));
  return document.programs.flatMap(({ nodes }) =>
    nodes.flatMap((node) => {
      if (node.type !== T.ObjectExpression && node.type !== T.JSXOpeningElement) return [];
      const values = namedValues(node);
      if (!groups.every((keys) => values.some(([name]) => keys.includes(name)))) return [];
      return values.flatMap(([name, value]) => (wanted.includes(name) ? [value] : []));
    }),
  );
}

export function namedValues(node: TSESTree.ObjectExpression | TSESTree.JSXOpeningElement): [string, Node][] {
  if (node.type === T.ObjectExpression) {
    return node.properties.flatMap((property): [string, Node][] => {
      if (property.type !== T.Property || property.computed) return [];
      const { key } = property;
      return [[key.type === T.Identifier ? key.name : isString(key) ? key.value : '', property.value]];
    });
  }
  return node.attributes.flatMap((attribute): [string, Node][] => {
    if (attribute.type !== T.JSXAttribute || attribute.name.type !== T.JSXIdentifier || !attribute.value) return [];
    const value = attribute.value.type === T.JSXExpressionContainer ? attribute.value.expression : attribute.value;
    return [[attribute.name.name, value]];
  });
}

/** Returns the connection next to the token in the login's options, if it is always the same. */
function connectionIn({ document, token }: SettingsPlace): Node[] {
  const object = token?.parent?.parent;
  if (object?.type !== T.ObjectExpression) return [];
  const values = document.values.properties(object, ['connection']).flatMap(({ value }) => value ?? []);
  return values.filter((value) => isFixed(value) || document.values.constantString(value) !== undefined);
}

function isFixed(node: Node): boolean {
  return isString(unwrap(node));
}
