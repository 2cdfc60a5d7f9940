import type { TSESTree } from '@typescript-eslint/types';
import { HOLE } from '../../core/hosts/hole.js';
import { flatten, pieceAt } from '../../core/strings/pieces.js';
import type { Text } from '../../core/strings/pieces.js';
import { readUrls } from '../../core/strings/urls.js';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { SettingsPlace, SettingValue } from './setting-values.js';

type Node = TSESTree.Node;

/** Returns the host of the finding's URL, if the URL names it completely or in one expression after `https://`. */
export function hostInUrl(place: SettingsPlace): SettingValue[] {
  return urlsOf(place).flatMap((text) =>
    readUrls(text).flatMap(({ host, hostText, pathStart }): SettingValue[] => {
      const [piece, ...others] = host;
      if (piece === undefined || others.length > 0) return [];
      if (piece.kind === 'text') return [{ node: literalOf(piece.value, piece.node) }];
      const before = flatten(text).slice(0, pathStart - hostText.length);
      return before === '' || before.endsWith('//') ? [{ node: piece.node, isAddress: before === '' }] : [];
    }),
  );
}

/** Returns the expression that the finding's URL is built from after `https://`: its value may be out of scope here. */
export function writtenHost({ url }: SettingsPlace): SettingValue[] {
  const node = url && unwrap(url);
  if (node?.type !== T.TemplateLiteral) return [];
  const [scheme, path] = node.quasis.map(({ value }) => value.cooked);
  const [host] = node.expressions;
  return host && scheme === 'https://' && path?.startsWith('/') === true ? [{ node: host }] : [];
}

/** Returns the values of a parameter in the finding's URL. */
export function urlParameter(place: SettingsPlace, wanted: string): Node[] {
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

/** Returns what precedes the path in a parameter that is a URL: `base` of `${base}/callback`. */
export function urlBase(place: SettingsPlace, wanted: string): Node[] {
  return urlsOf(place).flatMap((text) => {
    const flat = flatten(text);
    return readUrls(text).flatMap(({ parameters }) =>
      parameters.flatMap(({ name, start }) => {
        const at = start + name.length + 1;
        const piece = name === wanted ? pieceAt(text, at)?.piece : undefined;
        if (piece?.kind !== 'hole') return [];
        const value = /^[^&#]*/.exec(flat.slice(at))?.[0] ?? '';
        return value.startsWith(`${HOLE}/`) ? [piece.node] : baseOf(decoded(piece.node));
      }),
    );
  });
}

function baseOf(node: Node): Node[] {
  if (node.type !== T.TemplateLiteral) return [];
  const [first, second] = node.quasis.map(({ value }) => value.cooked);
  const [base, ...others] = node.expressions;
  return base && others.length === 0 && first === '' && second?.startsWith('/') === true ? [base] : [];
}

/** Returns the value of `encodeURIComponent(value)`. */
function decoded(node: Node): Node {
  const { callee, arguments: values = [] } = node.type === T.CallExpression ? node : {};
  const isEncoded = callee?.type === T.Identifier && callee.name === 'encodeURIComponent';
  return (isEncoded ? values[0] : undefined) ?? node;
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
