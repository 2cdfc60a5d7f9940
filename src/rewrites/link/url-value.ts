import type { Document } from '../../core/engine/rule.js';
import { flatten, pieceAt } from '../../core/strings/pieces.js';
import type { Text } from '../../core/strings/pieces.js';
import type { UrlParts } from '../../core/strings/urls.js';
import { isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Range } from '../../core/types.js';

/** The value of a query parameter. */
export interface UrlValue {
  /** The value's text, still encoded; undefined if unknown. */
  readonly constant: string | undefined;
  /** The text's range in the document; undefined if a variable holds the text, which other code may read. */
  readonly range: Range | undefined;
}

/** Returns the value of a URL's parameter; undefined if the URL has no such parameter. */
export function valueOf(document: Document, text: Text, url: UrlParts, name: string): UrlValue | undefined {
  const parameter = url.parameters.find((candidate) => candidate.name === name);
  if (parameter === undefined) return undefined;
  const start = parameter.start + name.length + 1;
  const found = pieceAt(text, start);
  if (found === undefined) return { constant: '', range: undefined };
  if (found.piece.kind === 'hole') {
    const { node } = found.piece;
    const [from, to] = node.range;
    const range = isString(node) ? { start: from + 1, end: to - 1 } : undefined;
    return { constant: document.values.constantString(node), range };
  }
  const { piece, within } = found;
  const constant = /^[^&#]*/.exec(piece.value.slice(within))?.[0] ?? '';
  // The value continues in another piece, so its text is unknown.
  const next = flatten(text)[start + constant.length];
  if (next !== undefined && next !== '&' && next !== '#') return { constant: undefined, range: undefined };
  const { parent } = piece.node;
  const isNamed = parent?.type === T.VariableDeclarator && within === 0 && constant === piece.value;
  return { constant, range: isNamed ? undefined : document.texts.locate(piece, within, constant.length) };
}
