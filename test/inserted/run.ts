/** Runs inserted helpers in each dialect, in a realm that has only what the platform of that dialect has. */
import vm from 'node:vm';
import ts from 'typescript';
import { snippetsOf } from '../../src/rewrites/helpers/snippets.js';
import type { HelperName, SnippetOptions, CodePlatform } from '../../src/rewrites/helpers/snippets.js';

export const DIALECTS = ['typescript', 'oldTypescript', 'modern', 'es5'] as const;
export type Dialect = (typeof DIALECTS)[number];

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- helpers are called as users' code calls them
export type Helper = (...args: any[]) => any;

/** What came with ES2015 and later, and what Internet Explorer 11 therefore lacks. */
const NOT_IN_ES5 = `
  ['Map', 'Set', 'Symbol', 'Proxy', 'Reflect'].forEach(function (name) { delete globalThis[name]; });
  ['assign', 'entries', 'values', 'fromEntries'].forEach(function (name) { delete Object[name]; });
  ['from', 'of'].forEach(function (name) { delete Array[name]; });
  ['includes', 'startsWith', 'endsWith', 'padStart', 'repeat'].forEach(function (name) { delete String.prototype[name]; });
  delete Object.getPrototypeOf(Uint8Array.prototype).join;
  delete globalThis.globalThis;
`;

export interface Platform {
  readonly dialect: Dialect;
  /** What is global beside the language. */
  readonly globals: object;
  readonly options?: SnippetOptions & Partial<CodePlatform>;
  /** What takes the place of placeholders, by name: these are globals of the realm. */
  readonly placeholders?: object;
  /** Whether an old page has promises, as an SDK that it loads needs them itself. */
  readonly keepsPromises?: boolean;
}

/** The helper as a function of a realm of its own. */
export function load(
  name: HelperName,
  { dialect, globals, options = {}, placeholders = {}, keepsPromises = false }: Platform,
): Helper {
  const code = codeFor(name, dialect, options);
  const realm = vm.createContext({ console: { error: () => undefined }, ...globals, ...placeholders });
  if (dialect === 'es5' && options.side !== 'server') {
    vm.runInContext(keepsPromises ? NOT_IN_ES5 : `${NOT_IN_ES5} delete this.Promise;`, realm);
  }
  return vm.runInContext(`${code}\n${name};`, realm) as Helper;
}

/** JavaScript of a helper and of what it calls. */
export function codeFor(name: HelperName, dialect: Dialect, options: SnippetOptions & Partial<CodePlatform>): string {
  const style = {
    modern: dialect !== 'es5',
    typescript: dialect === 'typescript' || dialect === 'oldTypescript',
    types: dialect === 'oldTypescript' ? ('plain' as const) : ('current' as const),
  };
  const snippets = snippetsOf([name], style, { side: 'browser', nodeHasFetch: undefined, ...options });
  const code = [...snippets.values()].map((snippet) => snippet.code).join('\n\n');
  if (!style.typescript) return code;
  return ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022 } }).outputText;
}

/** A token whose payload says this; nobody verifies its signature. */
export function jwt(claims: object): string {
  return ['{"alg":"RS256"}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
}

/** Without the prototypes of another realm. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
