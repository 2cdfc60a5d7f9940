/**
 * Parses `auth0-relink.json`. The format is documented in docs/configuration.md and schemas/auth0-relink.schema.json.
 */
import { findNodeAtOffset, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { Severity } from '../core/types.js';
import { ruleMetas } from '../rules/metadata.js';
import { compileGlob } from './globs.js';
import type { PathTest } from './globs.js';
import { didYouMean } from './suggest.js';

export const CONFIG_NAME = 'auth0-relink.json';

export interface Config {
  /** Hosts of Auth0 tenants. */
  readonly domains: readonly string[];
  /** Undefined if every file is included. */
  readonly include: PathTest | undefined;
  readonly ignore: PathTest | undefined;
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  /** The file for inserted functions, relative to the folder of the configuration, or `inline`. */
  readonly helpers?: string;
}

export interface ConfigMistake {
  /** Starts with the key. */
  readonly message: string;
  /** UTF-16 offset in `text`. */
  readonly offset: number;
  readonly text: string;
}

const LEVELS: readonly (Severity | 'off')[] = ['off', 'error', 'warning', 'information', 'hint'];
const KEYS = ['$schema', 'domains', 'include', 'ignore', 'rules', 'helpers'];

type Report = (node: Node, message: string) => void;

/**
 * Parses a configuration.
 * @param text JSON with comments and trailing commas
 * @returns the valid part and the mistakes. An invalid value counts as missing, invalid JSON as an empty file.
 */
export function readConfig(text: string): { config: Config; mistakes: ConfigMistake[] } {
  const mistakes: ConfigMistake[] = [];
  const report: Report = (node, message) => mistakes.push({ message, offset: node.offset, text });
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const [syntax] = errors;
  let values = new Map<string, Node>();
  if (syntax !== undefined) {
    const key = keyAt(root, syntax.offset);
    const reason = words(printParseErrorCode(syntax.error));
    mistakes.push({ message: `not valid JSON: ${reason}${key && ` (at "${key}")`}`, offset: syntax.offset, text });
  } else if (root?.type !== 'object') {
    mistakes.push({ message: 'must be an object', offset: root?.offset ?? 0, text });
  } else values = properties(root, KEYS, 'key', report);
  const helpers = helpersIn(values.get('helpers'), report);
  const config: Config = {
    domains: strings(values.get('domains'), 'domains', report, checkDomain),
    include: globs(values.get('include'), 'include', report),
    ignore: globs(values.get('ignore'), 'ignore', report),
    rules: levels(values.get('rules'), report),
    ...(helpers !== undefined && { helpers }),
  };
  return { config, mistakes };
}

/** Returns an object's values by key; reports and drops unknown keys. */
function properties(object: Node, known: readonly string[], kind: string, report: Report): Map<string, Node> {
  const values = new Map<string, Node>();
  for (const property of object.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    if (known.includes(name)) values.set(name, value);
    else report(key, `unknown ${kind} "${name}"${didYouMean(name, known)}`);
  }
  return values;
}

function strings(
  list: Node | undefined,
  key: string,
  report: Report,
  check: (value: string) => string | undefined,
): string[] {
  if (list === undefined) return [];
  if (list.type !== 'array') {
    report(list, `"${key}" must be a list of strings`);
    return [];
  }
  return (list.children ?? []).flatMap((item, index) => {
    const value: unknown = item.value;
    const wrong = typeof value === 'string' ? check(value) : 'must be a string';
    if (wrong === undefined) return [value as string];
    report(item, `"${key}[${index}]" ${wrong}`);
    return [];
  });
}

function checkDomain(value: string): string | undefined {
  const isHost = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]*[a-z0-9])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9])?(:\d+)?$/i.test(
    value,
  );
  return isHost ? undefined : `must be a host name such as "login.example.com", without https:// or a path`;
}

function globs(list: Node | undefined, key: string, report: Report): PathTest | undefined {
  const tests: PathTest[] = [];
  strings(list, key, report, (value) => {
    try {
      tests.push(compileGlob(value));
      return undefined;
    } catch (error) {
      return `is not a valid glob: ${(error as Error).message}`;
    }
  });
  return tests.length === 0 ? undefined : (file) => tests.some((test) => test(file));
}

function levels(object: Node | undefined, report: Report): Map<string, Severity | 'off'> {
  const found = new Map<string, Severity | 'off'>();
  if (object === undefined) return found;
  if (object.type !== 'object') {
    report(object, '"rules" must be an object of rule ids and levels');
    return found;
  }
  const ids = ruleMetas.map((meta) => meta.id);
  for (const [id, node] of properties(object, ids, 'rule', report)) {
    const level = LEVELS.find((known) => known === node.value);
    if (level === undefined) report(node, `"rules.${id}" must be one of ${LEVELS.map((l) => `"${l}"`).join(', ')}`);
    else found.set(id, level);
  }
  return found;
}

/** Accepts a script in the folder of the configuration or below it: nothing may lead out of the project. */
function helpersIn(node: Node | undefined, report: Report): string | undefined {
  if (node === undefined) return undefined;
  const value: unknown = node.value;
  if (value === 'inline') return value;
  if (typeof value === 'string' && SCRIPT_PATH.test(value)) return value.replace(/^\.\//, '');
  report(node, `"helpers" must be "inline" or a path such as "src/auth0-account-linking.ts", relative to this file`);
  return undefined;
}

const SCRIPT_PATH = /^(?:\.\/)?(?:(?!\.{1,2}\/)[^\\/:*?"<>|]+\/)*(?!\.)[^\\/:*?"<>|]+\.[cm]?[jt]s$/;

/** Returns the dotted path of the innermost key whose value contains an offset, or an empty string. */
function keyAt(root: Node | undefined, offset: number): string {
  const keys: string[] = [];
  for (let node = root && findNodeAtOffset(root, offset, true); node !== undefined; node = node.parent) {
    const key: unknown = node.type === 'property' ? node.children?.[0]?.value : undefined;
    if (typeof key === 'string') keys.unshift(key);
  }
  return keys.join('.');
}

/** `CommaExpected` → `comma expected` */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
