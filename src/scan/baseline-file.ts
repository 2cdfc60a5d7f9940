/**
 * Reads a baseline. The format is documented in docs/ci.md and schemas/baseline.schema.json.
 */
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { linesOf } from '../core/lines.js';
import type { BaselineEntry } from '../report/baseline.js';
import { parentOf, rawFromText } from './raw-path.js';
import { readSettings } from './read-settings.js';

/** The only version so far. */
const VERSION = 1;

/** A baseline of 100,000 findings is shorter. */
const MOST = 64 * 1024 * 1024;

/**
 * Reads a baseline.
 * @param file absolute
 * @param shown its name in errors
 * @returns undefined if there is no such file
 * @throws {Error} with a sentence that names file and place, if it is not a complete baseline of this version
 */
export function readBaseline(file: string, shown: string): BaselineEntry[] | undefined {
  const raw = rawFromText(file);
  const bytes = readSettings(raw, parentOf(raw), undefined, MOST);
  if (!Buffer.isBuffer(bytes)) {
    if (bytes.isMissing && bytes.reason !== 'EISDIR') return undefined;
    throw new Error(`${shown}: cannot be read (${bytes.reason})`);
  }
  return entriesIn(bytes.toString('utf8').replace(/^\uFEFF/, ''), shown);
}

function entriesIn(text: string, shown: string): BaselineEntry[] {
  const fail = (offset: number, message: string): never => {
    const { line, column } = linesOf(text).positionAt(offset);
    throw new Error(`${shown}:${line}:${column}: ${message}`);
  };
  if (/^(?:<<<<<<<|>>>>>>>) /m.test(text))
    fail(text.search(/^(?:<<<<<<<|>>>>>>>) /m), 'has a merge conflict; resolve it');
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [syntax] = errors;
  if (syntax !== undefined) fail(syntax.offset, `not valid JSON (${printParseErrorCode(syntax.error)})`);
  const version = valueOf(root, 'version');
  if (version?.value !== VERSION) {
    const given = version === undefined ? 'no version' : `version ${JSON.stringify(version.value)}`;
    fail(version?.offset ?? 0, `this version of Relink can't read it: it has ${given}, not ${VERSION}`);
  }
  const list = valueOf(root, 'findings');
  if (list?.type !== 'array') return fail(list?.offset ?? 0, '"findings" must be a list');
  return (list.children ?? []).map((node) => {
    const [file, rule, id, reason] = ['file', 'rule', 'id', 'reason'].map((key): unknown => valueOf(node, key)?.value);
    if (!isText(file) || !isText(rule) || !isText(id) || !(reason === undefined || isText(reason))) {
      return fail(node.offset, 'a finding has "file", "rule", "id" and perhaps "reason", all of them texts');
    }
    return { file, rule, id, ...(reason !== undefined && { reason }) };
  });
}

function valueOf(object: Node | undefined, key: string): Node | undefined {
  if (object?.type !== 'object') return undefined;
  return object.children?.find(({ children }) => children?.[0]?.value === key)?.children?.[1];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
