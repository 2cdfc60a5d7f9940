import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Auth0Document } from '../../rules/auth0/auth0-document.js';
import { filesWith } from '../project-files.js';
import type { RewriteRequest } from '../rewriter.js';
import { SettingsImports } from '../settings/import-settings.js';
import { portableOf } from '../settings/portable.js';
import { isPlausible } from '../settings/project-settings.js';
import type { Setting } from '../settings/set-ups.js';
import { operandOf, plainText, quoted } from './expressions.js';
import { CLIENT_KEYS, DOMAIN_KEYS, hostOfAddress, hostValue, namedValues } from './tenant-settings.js';

type Node = TSESTree.Node;

/** The settings of a server's own login, as expressions for one of its files. */
export interface LoginSettings {
  readonly domain: string | undefined;
  readonly clientId: string | undefined;
  /** The environment variable with the secret. */
  readonly clientSecret: string | undefined;
  /** The application's address or that of its callback. */
  readonly address: Address | undefined;
  /** Returns the statements that import what code needs of these expressions. */
  readonly importsFor: (code: string) => readonly string[];
}

/** Where users reach the application. */
export interface Address {
  readonly source: string;
  /** Whether its path is that of a callback. */
  readonly hasPath: boolean;
}

const SECRET_KEYS: readonly string[] = ['clientSecret', 'client_secret'];
const BASE_KEYS: readonly string[] = ['baseURL', 'appBaseUrl', 'baseUrl'];
const CALLBACK_KEYS: readonly string[] = ['callbackURL', 'callbackUrl', 'redirect_uri', 'redirectUri', 'redirectURI'];

/** A login's settings in a document. */
interface Login {
  readonly document: Auth0Document;
  readonly values: readonly (readonly [name: string, value: Node])[];
}

/**
 * Returns the settings that a server's code has next to the client's secret, in any of its files: whatever SDK runs its
 * login, it is one application. Expressions of other files are variables of the environment, literals or imports.
 */
export function serverSettings(request: RewriteRequest): LoginSettings {
  const others = filesWith(request, /secret|issuerBaseURL/i).map(({ document }) => document);
  const logins = [request.document, ...others].flatMap((document) => loginsIn(document));
  const imports = new SettingsImports(request);
  const cast = request.style.typescript ? ' as string' : '';
  const setting = (what: Setting, keys: readonly string[]): string | undefined =>
    onlyOne(
      valuesOf(logins, keys).flatMap(({ document, node }) => {
        const { node: value, isAddress = false } = what === 'domain' ? hostValue(document, node) : { node };
        const source = written(request, imports, document, value, what);
        if (source === undefined) return [];
        const place = { cast: source.endsWith('!') ? '' : cast, isModern: request.style.modern };
        return isAddress && !/^['"]/.test(source) ? hostOfAddress(source, place) : source;
      }),
    );
  const domain = setting('domain', DOMAIN_KEYS);
  const clientId = setting('client id', CLIENT_KEYS);
  return {
    domain,
    clientId,
    clientSecret: onlyOne(valuesOf(logins, SECRET_KEYS).flatMap(({ node }) => variableOf(node) ?? [])),
    address: addressIn(logins, request),
    importsFor: (code) =>
      imports
        .lines()
        .filter((line) => [domain, clientId].some((each) => each && code.includes(each) && uses(each, line))),
  };
}

function onlyOne(sources: readonly string[]): string | undefined {
  const [source, ...others] = new Set(sources);
  return others.length === 0 ? source : undefined;
}

/** Whether an expression begins with a name that a statement imports. */
function uses(source: string, line: string): boolean {
  const [name = ''] = /[\w$]+/.exec(source.replace(/^new URL\(/, '')) ?? [];
  return new RegExp(`[\\s{,]${name.replaceAll('$', '\\$')}[\\s},]`).test(line);
}

/** Returns the objects with a client id that are for a server: only that has the secret. */
function loginsIn(document: Auth0Document): Login[] {
  return document.programs.flatMap(({ nodes }) =>
    nodes.flatMap((node): Login[] => {
      if (node.type !== T.ObjectExpression) return [];
      const values = namedValues(node);
      const has = (keys: readonly string[]): boolean => values.some(([name]) => keys.includes(name));
      if (isForApi(node, values)) return [];
      return has(CLIENT_KEYS) && (has(SECRET_KEYS) || has(['issuerBaseURL'])) ? [{ document, values }] : [];
    }),
  );
}

/** Whether settings are for the Management API, whose client is another one. */
function isForApi({ parent }: Node, values: Login['values']): boolean {
  const isClient = parent?.type === T.NewExpression && (dottedName(parent.callee) ?? '').includes('Management');
  return isClient || values.some(([name, value]) => name === 'grant_type' && plainText(value) === 'client_credentials');
}

function valuesOf(logins: readonly Login[], keys: readonly string[]) {
  return logins.flatMap(({ document, values }) =>
    values.flatMap(([name, node]) => (keys.includes(name) ? [{ document, node }] : [])),
  );
}

/** Returns a value as an expression for the server's code: its environment is the same everywhere. */
function written(
  request: RewriteRequest,
  imports: SettingsImports,
  document: Auth0Document,
  node: Node,
  what: Setting,
): string | undefined {
  const text = plainText(operandOf(unwrap(node)));
  if (text !== undefined) {
    const host = text.replace(/^https?:\/\//, '').replace(/\/$/, '');
    return isPlausible(what, { needs: [], key: `'${host}'`, write: () => '' })
      ? quoted(host, request.style.quote)
      : undefined;
  }
  const value = portableOf(document, { node: operandOf(unwrap(node)), path: [] });
  if (typeof value !== 'object' || value.environment === 'import.meta.env') return undefined;
  if (value.global !== undefined || value.isRuntimeConfig === true) return undefined;
  const names = new Map(value.needs.map((need) => [need, imports.nameOf(need)] as const));
  if ([...names.values()].includes(undefined)) return undefined;
  return value.write(request.style, (need) => names.get(need) ?? need.local);
}

/** Returns `process.env.NAME`, also for a setting that defaults to something else. */
function variableOf(node: Node): string | undefined {
  const inner = unwrap(node);
  const source = dottedName(inner.type === T.LogicalExpression ? unwrap(inner.left) : inner);
  return source?.startsWith('process.env.') === true ? source : undefined;
}

function addressIn(logins: readonly Login[], { style }: RewriteRequest): Address | undefined {
  for (const [keys, hasPath] of [
    [BASE_KEYS, false],
    [CALLBACK_KEYS, true],
  ] as const) {
    const found = valuesOf(logins, keys).flatMap(({ node }) => {
      const text = plainText(node);
      if (text !== undefined) return /^https?:\/\/[\w.-]/.test(text) ? quoted(text, style.quote) : [];
      return variableOf(node) ?? [];
    });
    const source = onlyOne(found);
    if (source !== undefined) return { source, hasPath };
  }
  return undefined;
}

/** Returns an expression for the address of a path of the application; undefined if that is not known. */
export function addressOf(
  path: string,
  address: Address | undefined,
  style: RewriteRequest['style'],
): string | undefined {
  if (address === undefined) return undefined;
  const { source, hasPath } = address;
  const isQuoted = /^['"]/.test(source);
  if (isQuoted) {
    const text = source.slice(1, -1);
    const base = hasPath ? /^https?:\/\/[^/]+/.exec(text)?.[0] : text.replace(/\/$/, '');
    return base === undefined ? undefined : quoted(`${base}${path}`, style.quote);
  }
  const cast = style.typescript ? ' as string' : '';
  if (!hasPath) return `${source} + ${quoted(path, style.quote)}`;
  return style.modern ? `new URL(${quoted(path, style.quote)}, ${source}${cast}).href` : undefined;
}
