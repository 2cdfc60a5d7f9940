import type { TSESTree } from '@typescript-eslint/types';
import { applyEdits } from '../../core/edits.js';
import { enclosingFunction } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { anchorOf } from '../anchor.js';
import { indentAt, isInScope, isTaken, statementOf } from '../code.js';
import { usualWidth } from '../columns.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Body } from './payload.js';
import type { UrlPlace } from './url.js';

type Node = TSESTree.Node;

const NAME = 'identityPath';

/**
 * Returns the edit that declares a variable for the identity's path before the URL's statement, with its name; undefined
 * if the path's call fits into the URL's line, or can't be moved.
 * @param path the call that returns the path
 * @param written the edits with the call in the URL
 */
export function pathVariable(
  request: RewriteRequest,
  place: UrlPlace,
  call: Node,
  { token, userId }: Body,
  path: string,
  written: readonly Edit[],
): { readonly name: string; readonly edit: Edit } | undefined {
  const { document, program, text, style } = request;
  const statement = statementOf(place.at);
  const { parent } = statement;
  const owner = enclosingFunction(statement);
  const isBlock = parent?.type === T.BlockStatement || parent?.type === T.Program;
  if (!isBlock || place.moved || [place.at, call].some((node) => enclosingFunction(node) !== owner)) return undefined;
  if (![token.node, userId.node].every((node) => isInScope(document, node, statement))) return undefined;
  if (isTaken(program.nodes, NAME) || !isTooLong(request, statement, path, written)) return undefined;
  const start = anchorOf(text, statement.range[0]);
  // A statement that shares its line would be torn from it.
  if (text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() !== '') return undefined;
  const declaration = `${style.modern ? 'const' : 'var'} ${NAME} = ${path}${style.semicolons ? ';' : ''}`;
  return { name: NAME, edit: { start, end: start, text: declaration + style.eol + indentAt(text, start) } };
}

function isTooLong(request: RewriteRequest, statement: Node, path: string, written: readonly Edit[]): boolean {
  const { text } = request;
  const start = text.lastIndexOf('\n', statement.range[0] - 1) + 1;
  const [, end] = statement.range;
  const inside = written.flatMap((edit) =>
    start <= edit.start && edit.end <= end ? { ...edit, start: edit.start - start, end: edit.end - start } : [],
  );
  const width = usualWidth(request);
  const lines = applyEdits(text.slice(start, end), inside).split('\n');
  return lines.some((line) => line.trimEnd().length > width && line.includes(path));
}
