import type { TSESTree } from '@typescript-eslint/types';
import { applyEdits } from '../../core/edits.js';
import { enclosingFunction } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { descendants, indentAt, isTaken } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Router } from './nextjs-paths.js';
import type { Parameter } from './nextjs-route.js';
import type { ServerToken } from './server-token.js';

type Node = TSESTree.Node;

/**
 * Returns the parameters of the handler that replaces `handleLogin((req) => options)`. Such a function gets no response,
 * and the SDK does not await its options (3.8.0: dist/handlers/router-helpers.js).
 */
export function* providerParameters(
  { style }: RewriteRequest,
  provider: FunctionNode,
  router: Router,
): Attempt<[Parameter, Parameter]> {
  const [given, ...more] = provider.params;
  if (more.length > 0 || (given !== undefined && given.type !== T.Identifier)) {
    return yield* refuse('reason.request-not-found');
  }
  const names = [given?.name ?? 'req', router === 'app' ? 'ctx' : 'res'] as const;
  const added = given === undefined ? names : names.slice(1);
  const taken = added.find((name) => isTaken([...descendants(provider)], name));
  if (taken !== undefined) return yield* refuse('reason.name-taken', { name: taken });
  const type = style.typescript ? ': any' : '';
  return [
    { name: names[0], source: names[0] + type },
    { name: names[1], source: names[1] + type },
  ];
}

/**
 * Replaces `handleLogin((req) => options)` by `(req, res) => handleLogin(req, res, options)`.
 * @param link edits of the options that make the login link
 * @param login when not to link, and edits that only remove the token
 */
export function* handlerEdits(
  request: RewriteRequest,
  { call, provider }: ServerToken,
  [req, res]: readonly [Parameter, Parameter],
  link: readonly Edit[],
  login: { readonly condition: string; readonly edits: readonly Edit[] } | undefined,
): Attempt<Edit[]> {
  const { text, style } = request;
  const body = provider?.body;
  if (!provider || !body || call.arguments.length !== 1) return yield* refuse('reason.unexpected-arguments');
  const head = `${provider.async ? 'async ' : ''}(${req.source}, ${res.source}) => `;
  const callee = sourceOf(request, call.callee);
  const inside = (node: Node) => (edit: Edit) => node.range[0] <= edit.start && edit.end <= node.range[1];
  const handle = (options: Node, edits: readonly Edit[]): string => {
    const [start] = options.range;
    const own = edits
      .filter(inside(options))
      .map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    return `${callee}(${req.name}, ${res.name}, ${applyEdits(sourceOf(request, options), own)})`;
  };
  const either = (options: Node, indent: string): string => {
    if (login === undefined || !link.some(inside(options))) return handle(options, link);
    const line = style.eol + indent + style.indent;
    const deeper = (code: string): string => code.replaceAll(style.eol, style.eol + style.indent);
    return `${login.condition}${line}? ${deeper(handle(options, link))}${line}: ${deeper(handle(options, login.edits))}`;
  };
  const [start, end] = call.range;
  if (body.type !== T.BlockStatement) {
    return [{ start, end, text: head + either(body, indentAt(text, start)) }];
  }
  const returns = [...descendants(body)].filter(
    (node): node is TSESTree.ReturnStatement => node.type === T.ReturnStatement && enclosingFunction(node) === provider,
  );
  const edits: Edit[] = [];
  for (const { argument, range } of returns) {
    if (argument === null) return yield* refuse('reason.options-not-found');
    const code = `return ${either(argument, indentAt(text, range[0]))}${text[range[1] - 1] === ';' ? ';' : ''}`;
    edits.push({ start: range[0], end: range[1], text: code });
  }
  const others = link.filter((edit) => !returns.some((each) => inside(each)(edit)));
  return [{ start, end: body.range[0], text: head }, ...edits, ...others, { start: body.range[1], end, text: '' }];
}
