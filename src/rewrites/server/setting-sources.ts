import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import { stringLiteral } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { Style } from '../style.js';
import type { UrlPart } from './login-url.js';

type Node = TSESTree.Node;
type Parts = readonly UrlPart[];

/** How the expressions in a URL are written: as they are, or for another place. */
export interface Writing {
  readonly style: Style;
  readonly print: (part: Node) => string;
}

/** Returns the tenant's domain from what precedes the path: `https://${domain}`, or a URL in a variable. */
export function* domainOf(writing: Writing, parts: Parts): Attempt<string> {
  const [first, ...others] = parts;
  if (typeof first !== 'string') {
    const isUrl = first !== undefined && others.length === 0;
    const source = isUrl ? asText(writing, writing.print(first)) : undefined;
    return source === undefined ? yield* refuse('reason.domain-not-found') : `new URL(${source}).host`;
  }
  const [, host] = /^https?:\/\/([^/]*)$/.exec(first) ?? [];
  if (host === undefined) return yield* refuse('reason.domain-not-found');
  return asText(writing, sourceIn(writing, host === '' ? others : [host, ...others]));
}

/**
 * Returns the URL of a path of the site that a callback is on.
 * @param address the callback's
 * @param base an expression of what precedes the path, where a router is mounted
 */
export function callbackUrl(writing: Writing, address: Parts, path: string, base?: string): string {
  const own = base === undefined ? [path] : [{ code: base }, path];
  const site = siteOf(address);
  if (site !== undefined) return writtenText(writing, [...sources(writing, site), ...own]);
  return `new URL(${writtenText(writing, own)}, ${asText(writing, sourceIn(writing, address))}).href`;
}

/** Matches text in an address that is not from its path. */
const OF_HOST = /^(?:https?)?(?::\/\/)?[^/]*$/;

/** Returns what precedes the path of an address, if that is plain. */
function siteOf(address: Parts): Parts | undefined {
  const last = address.at(-1);
  if (typeof last !== 'string') return undefined;
  if (address.length === 1) {
    const [, site] = /^(https?:\/\/[^/]+)/.exec(decodeURIComponent(last)) ?? [];
    return site === undefined ? undefined : [site];
  }
  const before = address.slice(0, -1);
  const isHost = before.every((part) => typeof part !== 'string' || OF_HOST.test(decodeURIComponent(part)));
  return decodeURIComponent(last).startsWith('/') && isHost ? before : undefined;
}

/** Returns a value as an expression: its own, a literal, or a string of several parts. */
export function sourceIn(writing: Writing, parts: Parts): string {
  return writtenText(writing, sources(writing, parts));
}

/** Text, or the source of an expression. */
export type TextPart = string | { readonly code: string; readonly isOperand?: boolean };

function sources({ print }: Writing, parts: Parts): TextPart[] {
  return parts.map((part) => {
    if (typeof part === 'string') return decodeURIComponent(part);
    const isOperand = ![T.LogicalExpression, T.ConditionalExpression, T.AssignmentExpression].some(
      (type) => type === part.type,
    );
    return { code: print(part), isOperand };
  });
}

/** Returns the string of several parts as an expression: a literal, a template or a concatenation. */
export function writtenText({ style }: Pick<Writing, 'style'>, parts: readonly TextPart[]): string {
  const pieces: TextPart[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (typeof part === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + part;
    else pieces.push(part);
  }
  const [only = '', ...others] = pieces;
  if (others.length === 0) return typeof only === 'string' ? stringLiteral(only, style.quote) : only.code;
  if (!style.modern) {
    const operands = pieces.map((part) =>
      typeof part === 'string'
        ? stringLiteral(part, style.quote)
        : part.isOperand === false
          ? `(${part.code})`
          : part.code,
    );
    return operands.join(' + ');
  }
  const texts = pieces.map((part) =>
    typeof part === 'string' ? part.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&') : `\${${part.code}}`,
  );
  return `\`${texts.join('')}\``;
}

/** Casts a variable of the environment, which TypeScript takes for absent. */
export function asText({ style }: Pick<Writing, 'style'>, source: string): string {
  return style.typescript && /^process\.env\.\w+$/.test(source) ? `${source} as string` : source;
}
