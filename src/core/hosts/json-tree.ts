import { quotesOf } from './finders.js';

/** A string, an array or an object of a JSON text. Other values are left out. */
export interface JsonNode {
  readonly offset: number;
  /** The offset after a string; for arrays and objects, not known. */
  readonly end: number;
  /** The decoded text of a string. */
  readonly value?: string;
  readonly elements: readonly JsonNode[];
  readonly members: ReadonlyMap<string, JsonNode>;
}

interface OpenNode extends JsonNode {
  readonly closing: string;
  readonly elements: JsonNode[];
  readonly members: Map<string, JsonNode>;
  /** The name of the member whose value is next. */
  name?: string | undefined;
}

/**
 * Reads JSON, which may be unfinished. Keeps its own stack, because nested values may be too deep for the call stack.
 * @returns undefined if there is no object or array
 */
export function readJson(text: string): JsonNode | undefined {
  const stack: OpenNode[] = [];
  let root: OpenNode | undefined;
  const endOfString = quotesOf(text);
  const token = /["{}[\],]/g;
  const add = (node: JsonNode): void => {
    const parent = stack.at(-1);
    if (parent === undefined) return;
    if (parent.closing === ']') parent.elements.push(node);
    else if (parent.name !== undefined && !parent.members.has(parent.name)) parent.members.set(parent.name, node);
    parent.name = undefined;
  };
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const { index: offset, 0: character } = match;
    const parent = stack.at(-1);
    if (character === '{' || character === '[') {
      const closing = character === '{' ? '}' : ']';
      const node: OpenNode = { offset, end: offset, closing, elements: [], members: new Map() };
      add(node);
      stack.push(node);
      root ??= node;
    } else if (character === '"') {
      const end = endOfString(offset);
      if (end < 0) continue;
      const value = decoded(text.slice(offset, end));
      if (parent?.closing === '}' && parent.name === undefined) parent.name = value;
      else add({ offset, end, value, elements: [], members: new Map() });
      token.lastIndex = end;
    } else if (character === ',') {
      if (parent !== undefined) parent.name = undefined;
    } else if (parent?.closing === character) stack.pop();
    if (stack.length === 0 && root !== undefined) break;
  }
  return root;
}

function decoded(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal.slice(1, -1);
  }
}
