import type { TSESTree } from '@typescript-eslint/types';
import { HOLE } from '../../core/hosts/hole.js';
import { flatten, pieceAt } from '../../core/strings/pieces.js';
import type { Text } from '../../core/strings/pieces.js';
import { readUrls } from '../../core/strings/urls.js';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { ParsedProgram } from '../../core/syntax/parse.js';
import type { Auth0Document } from '../../rules/auth0/auth0-document.js';
import { isInScope } from '../code.js';
import { plainText, quoted, repeatable } from './expressions.js';

type Node = TSESTree.Node;
type Construction = TSESTree.NewExpression | TSESTree.CallExpression;

/** The tenant's domain and the application's client id as the document has them, as expressions for this place. */
export interface OwnSettings {
  readonly domain: string | undefined;
  readonly clientId: string | undefined;
  /** The `redirect_uri` of the finding's URL. */
  readonly redirectUri: string | undefined;
  /** The connection that the finding's login names. */
  readonly connection: string | undefined;
}

/** Where settings are read, and where they must be valid. */
export interface SettingsPlace {
  readonly document: Auth0Document;
  readonly program: ParsedProgram | undefined;
  readonly quote: string;
  /** What makes `process.env.NAME` a string. */
  readonly cast: string;
  /** The node that the snippet is for. */
  readonly at: Node | undefined;
  /** The SDK object or class of the finding. */
  readonly receiver: Node | undefined;
  /** The URL of the finding. */
  readonly url: Node | undefined;
  readonly token: Node | undefined;
}

const CLIENT_KEYS = ['clientID', 'clientId', 'client_id'];
const DOMAIN_KEYS = ['domain', 'issuerBaseURL'];

/** Returns the settings that the finding's URL or SDK object has, or else the document's only ones. */
export function settingsFor(place: SettingsPlace): OwnSettings {
  const own = constructionOf(place);
  const groups = own ? [[own]] : [[]];
  groups.push([...place.document.sdk.constructions()]);
  const both = [...DOMAIN_KEYS, ...CLIENT_KEYS];
  const domain = pick(
    place,
    [
      hostOf(place),
      writtenHost(place),
      ...groups.map((group) => group.flatMap((each) => domains(place, each))),
      inObjects(place, DOMAIN_KEYS, both),
    ],
    hostIn,
  );
  const clientId = pick(place, [
    urlParameter(place, 'client_id'),
    ...groups.map((group) => group.flatMap((each) => clientIds(place, each))),
    inObjects(place, CLIENT_KEYS, both),
    inObjects(place, CLIENT_KEYS, CLIENT_KEYS),
  ]);
  return {
    domain,
    clientId,
    redirectUri: pick(place, [urlParameter(place, 'redirect_uri')]),
    connection: pick(place, [urlParameter(place, 'connection').filter(isFixed), connectionIn(place)]),
  };
}

/** Returns the first group's expression that is the only one in its group. */
function pick(
  place: SettingsPlace,
  groups: readonly (readonly Node[])[],
  shortened = (text: string): string => text,
): string | undefined {
  for (const group of groups) {
    const [source, ...others] = new Set(group.map((node) => expressionOf(place, node, shortened)));
    if (source !== undefined && others.length === 0) return source;
  }
  return undefined;
}

/** Returns a setting as an expression that is valid at the place: its text, its constant's text, or its source. */
function expressionOf(place: SettingsPlace, node: Node, shortened: (text: string) => string): string | undefined {
  const { document, program, quote, at } = place;
  const literal = plainText(node);
  if (literal !== undefined) return quoted(shortened(literal), quote);
  const isUsable = at !== undefined && isInScope(document, node, at);
  const source = isUsable ? repeatable(document.text, program, node) : undefined;
  if (source !== undefined) return isAddress(node) ? `new URL(${source}${place.cast}).host` : source;
  const value = document.values.constantString(node);
  return value !== undefined && /^[\w.:/-]+$/.test(value) ? quoted(shortened(value), quote) : undefined;
}

/** Whether a setting is the tenant's address, not only its host. */
function isAddress({ parent }: Node): boolean {
  return parent?.type === T.Property && parent.key.type === T.Identifier && parent.key.name === 'issuerBaseURL';
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
function inObjects({ document }: SettingsPlace, wanted: readonly string[], needed: readonly string[]): Node[] {
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

function namedValues(node: TSESTree.ObjectExpression | TSESTree.JSXOpeningElement): [string, Node][] {
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

/** Returns the host of the finding's URL, if the URL names it completely or in one expression after `https://`. */
function hostOf(place: SettingsPlace): Node[] {
  return urlsOf(place).flatMap((text) =>
    readUrls(text).flatMap(({ host, hostText, pathStart }) => {
      const [piece, ...others] = host;
      if (piece === undefined || others.length > 0) return [];
      if (piece.kind === 'text') return [literalOf(piece.value, piece.node)];
      const before = flatten(text).slice(0, pathStart - hostText.length);
      return before.endsWith('//') ? [piece.node] : [];
    }),
  );
}

/** Returns the expression that the finding's URL is built from after `https://`: its value may be out of scope here. */
function writtenHost({ url }: SettingsPlace): Node[] {
  const node = url && unwrap(url);
  if (node?.type !== T.TemplateLiteral) return [];
  const [scheme, path] = node.quasis.map(({ value }) => value.cooked);
  const [host] = node.expressions;
  return host && scheme === 'https://' && path?.startsWith('/') === true ? [host] : [];
}

/** Returns the values of a parameter in the finding's URL. */
function urlParameter(place: SettingsPlace, wanted: string): Node[] {
  return urlsOf(place).flatMap((text) => {
    const flat = flatten(text);
    return readUrls(text).flatMap(({ parameters }) =>
      parameters.flatMap(({ name, start }) => {
        if (name !== wanted) return [];
        const at = start + name.length + 1;
        const value = /^[^&#]*/.exec(flat.slice(at))?.[0] ?? '';
        const piece = pieceAt(text, at)?.piece;
        if (piece?.kind === 'hole') return value === HOLE ? [decoded(piece.node)] : [];
        return piece && /^(?:[\w.:/-]|%(?:2F|3A))+$/i.test(value)
          ? [literalOf(decodeURIComponent(value), piece.node)]
          : [];
      }),
    );
  });
}

/** Returns the value of `encodeURIComponent(value)`. */
function decoded(node: Node): Node {
  const { callee, arguments: values = [] } = node.type === T.CallExpression ? node : {};
  const isEncoded = callee?.type === T.Identifier && callee.name === 'encodeURIComponent';
  return (isEncoded ? values[0] : undefined) ?? node;
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

function urlsOf({ document, url, at }: SettingsPlace): readonly Text[] {
  const call = at?.type === T.CallExpression || at?.type === T.NewExpression ? at : undefined;
  const request = call && document.http.requestAt(call);
  if (request) return document.http.urlsOf(request);
  return url ? document.texts.of(url) : [];
}

/** A host within a longer literal, as a literal. */
function literalOf(value: string, { range, loc, parent }: Node): Node {
  return { type: T.Literal, value, raw: value, range, loc, parent } as Node;
}
