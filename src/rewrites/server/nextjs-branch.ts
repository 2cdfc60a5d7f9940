import type { Edit } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { indentAt } from '../code.js';
import type { RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import type { Router } from './nextjs-paths.js';

/**
 * Returns the branch of a route's handler for a login that returns to the route.
 * @param req the name of the handler's request
 * @param call what completes the login
 * @param before indented statements that it needs
 */
export function stateBranch(router: Router, req: string, call: string, before = ''): string {
  return router === 'app'
    ? `if (new URL(${req}.url).searchParams.has('state')) {
${before}  return ${call};
}`
    : `if (${req}.query.state) {
${before}  await ${call};
  return;
}`;
}

/** Inserts code with TODOs in front of a statement. @param start of the statement, or of the comments above it */
export function insertedBefore(
  { text, style }: RewriteRequest,
  start: number,
  todos: readonly Message[],
  code: string,
): Edit {
  const indent = indentAt(text, start);
  const inserted = todoComment(text, start, todos, LINK_DOCS, style).text + inStyle(code, style, indent) + style.eol;
  // Another edit may remove the statement with its line.
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return text.slice(line, start) === indent
    ? { start: line, end: line, text: indent + inserted }
    : { start, end: start, text: inserted + indent };
}
