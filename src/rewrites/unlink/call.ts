import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import type { HttpRequest } from '../../core/requests/request.js';
import { contains, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { withoutComments } from '../keep-comments.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { httpClientOf } from './clients.js';
import type { UnlinkCall } from './delete-form.js';
import { headerHooks } from './header-hooks.js';
import { pastHooks } from './past-hooks.js';
import { calledBy } from './wrapper-flow.js';
import { byWrapper } from './wrappers.js';

/** Returns the call that sends a request to `/unlink`; refuses where its client or its method is unknown. */
export function* unlinkCallOf(request: RewriteRequest, made: HttpRequest): Attempt<UnlinkCall> {
  const outer = callerOf(request, made.node);
  if (outer) return yield* byWrapper(request, { node: outer, callee: outer.callee, args: outer.arguments });
  const { callee, arguments: args } = made.node;
  const client = httpClientOf(request.document, callee);
  if (client === undefined) {
    // A log line with the method and the URL looks like a request.
    if (isReused(request, made.url)) return yield* refuse('reason.url-reused');
    if (made.node.type !== T.CallExpression) return yield* refuse('reason.http-client-unknown');
    return yield* byWrapper(request, { node: made.node, callee, args });
  }
  const hooks = headerHooks(request, request.document, callee, client.name);
  if (hooks.length === 0 && hasOwnToken(request, made, client.name)) return yield* refuse('reason.header-replaced');
  const isInChain = /^(wretch|aurelia|headerless)$/.test(client.shape);
  if (made.method !== 'POST' && !isInChain && !isPostName(made)) return yield* refuse('reason.method-unknown');
  return yield* pastHooks({ request, made, client, callee, args }, hooks);
}

/** Code that changes every request of a client, after its options. */
const HOOK = /interceptors\s*\.\s*request|beforeRequest/;
const JQUERY_HOOK = /ajaxPrefilter|ajaxSend|ajaxSetup/;
const TOKEN = /['"`.]authorization\b/i;

/** Whether a client adds a token to all its requests: `api.interceptors.request.use(…)`. */
function hasOwnToken({ document }: RewriteRequest, { node }: HttpRequest, name: string): boolean {
  const callee = unwrap(node.callee);
  if (callee.type !== T.MemberExpression || !mayHook(document, callee.object)) return false;
  const text = withoutComments(document);
  const textOf = ({ range: [start, end] }: TSESTree.Node): string => text.slice(start, end);
  // What the call itself, the client's definition, or the client's file says.
  const places = [
    ...(/\bbeforeSend\b/.test(textOf(node)) ? [textOf(node)] : []),
    ...(name === 'jquery' && JQUERY_HOOK.test(text) ? [text] : []),
    ...(name === 'angularjs' && /interceptors\s*\.\s*push/.test(text) ? [text] : []),
    ...(text.includes(`${textOf(callee.object)}.interceptors.request`) ? [text] : []),
    ...document.values
      .origins(callee.object)
      .map(textOf)
      .filter((source) => HOOK.test(source)),
    ...document.imports
      .resolve(callee.object)
      .map((remote) => withoutComments(remote.document))
      .filter((source) => HOOK.test(source)),
  ];
  return places.some((source) => TOKEN.test(source));
}

/** Whether a file, or one that a client is imported from, has a hook at all, if only in a comment. */
function mayHook(document: Document, client: TSESTree.Node): boolean {
  const texts = [document, ...document.imports.resolve(client).map((remote) => remote.document)].map(
    ({ text }) => text,
  );
  return texts.some((text) => /interceptors|beforeRequest|beforeSend|ajax(?:Prefilter|Send|Setup)/.test(text));
}

/** Whether a variable with a URL is read more than once. */
function isReused({ document }: RewriteRequest, url: TSESTree.Node): boolean {
  const binding = document.values.bindingOf(unwrap(url));
  const isVariable = binding?.definitions.some(({ node }) => node.type === T.VariableDeclarator) === true;
  return isVariable && binding.references.filter((use) => use.isRead()).length > 1;
}

/** Returns the call that passes the URL to a function of the file, which sends the request. */
function callerOf(
  { program, document, finding }: RewriteRequest,
  sender: HttpRequest['node'],
): TSESTree.CallExpression | undefined {
  const isIn = ({ range: [start, end] }: TSESTree.Node): boolean => start <= finding.start && finding.end <= end;
  if (isIn(sender)) return undefined;
  return program.nodes.findLast(
    (node): node is TSESTree.CallExpression =>
      node.type === T.CallExpression &&
      node.arguments.some(isIn) &&
      calledBy(document, node.callee).some(({ called }) => contains(called, sender)),
  );
}

/** Nuxt's `$axios.$post()`. */
function isPostName({ node }: HttpRequest): boolean {
  const callee = unwrap(node.callee);
  return (
    callee.type === T.MemberExpression && callee.property.type === T.Identifier && callee.property.name === '$post'
  );
}
