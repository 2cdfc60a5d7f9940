/**
 * Parses a baseline. The format is documented in docs/ci.md and schemas/baseline.schema.json.
 */
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { linesOf } from '../core/lines.js';
import type { Position } from '../core/lines.js';
import { message } from '../messages/message.js';
import type { Message } from '../messages/message.js';
import type { BaselineEntry } from './baseline.js';

/** The name of a baseline unless the user names another. */
export const BASELINE_NAME = 'auth0-relink-baseline.json';

/** In bytes; a baseline of 100,000 findings is smaller. */
export const MAX_BASELINE = 64 * 1024 * 1024;

/** The only version so far. */
const VERSION = 1;

/** Why a text is not a complete baseline of this version. */
export interface BaselineMistake extends Position {
  readonly message: Message;
}

/**
 * Parses a whole baseline.
 * @param text without byte order mark
 * @returns the entries, or the first mistake: a baseline that is only partly understood must not be used
 */
export function parseBaseline(text: string): readonly BaselineEntry[] | BaselineMistake {
  const mistake = (offset: number, message: Message): BaselineMistake => ({
    ...linesOf(text).positionAt(offset),
    message,
  });
  const conflict = text.search(/^(?:<<<<<<<|>>>>>>>) /m);
  if (conflict >= 0) return mistake(conflict, message('baseline.conflict'));
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [syntax] = errors;
  if (syntax !== undefined) {
    return mistake(syntax.offset, message('baseline.not-json', { error: printParseErrorCode(syntax.error) }));
  }
  const version = valueOf(root, 'version');
  if (version === undefined) return mistake(0, message('baseline.no-version', { wanted: VERSION }));
  if (version.value !== VERSION) {
    const given = version.value === undefined ? version.type : JSON.stringify(version.value);
    return mistake(version.offset, message('baseline.version', { given, wanted: VERSION }));
  }
  const list = valueOf(root, 'findings');
  if (list?.type !== 'array') return mistake(list?.offset ?? 0, message('baseline.no-list'));
  const entries: BaselineEntry[] = [];
  for (const node of list.children ?? []) {
    const entry = entryIn(node);
    if (entry === undefined) return mistake(node.offset, message('baseline.entry'));
    entries.push(entry);
  }
  return entries;
}

/** Whether parsing found a mistake instead of a baseline. */
export function isMistake(parsed: readonly BaselineEntry[] | BaselineMistake): parsed is BaselineMistake {
  return 'message' in parsed;
}

function entryIn(node: Node): BaselineEntry | undefined {
  const [file, rule, id, reason] = ['file', 'rule', 'id', 'reason'].map((key): unknown => valueOf(node, key)?.value);
  if (!isText(file) || !isText(rule) || !isText(id) || !(reason === undefined || isText(reason))) return undefined;
  return { file, rule, id, ...(reason !== undefined && { reason }) };
}

function valueOf(object: Node | undefined, key: string): Node | undefined {
  if (object?.type !== 'object') return undefined;
  return object.children?.find(({ children }) => children?.[0]?.value === key)?.children?.[1];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
