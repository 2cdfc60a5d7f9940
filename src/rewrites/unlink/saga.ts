import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { UrlNodes } from '../../rules/forms.js';
import { moduleOf } from '../code.js';
import { refuse, refuseOtherShape } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { Rewriter, RewriteRequest } from '../rewriter.js';
import { httpClientOf } from './clients.js';
import type { UnlinkCall } from './delete-form.js';
import { headerHooks } from './header-hooks.js';
import { pastHooks } from './past-hooks.js';
import { rewritten } from './unlink.js';
import { byWrapper } from './wrappers.js';

type Node = TSESTree.Node;

/** Rewrites `call(axios.post, 'https://…/unlink', body)` of redux-saga to the same effect with a DELETE. */
export const unlinkByEffect: Rewriter<UrlNodes> = function* (request) {
  const effect = effectOf(request);
  if (effect === undefined) return yield* refuseOtherShape('reason.request-unknown');
  return yield* rewritten(yield* callOf(request, effect));
};

/** Returns redux-saga's effect that a URL is an argument of, also through a variable. */
function effectOf({ document, program, nodes }: RewriteRequest<UrlNodes>): TSESTree.CallExpression | undefined {
  return program.nodes.find(
    (node): node is TSESTree.CallExpression =>
      node.type === T.CallExpression &&
      /^(call|fork|spawn)$/.test(calledName(node) ?? '') &&
      /^redux-saga|^typed-redux-saga/.test(moduleOf(document, node.callee) ?? '') &&
      node.arguments.slice(1).some((argument) => document.values.origins(argument).includes(nodes.url)),
  );
}

function* callOf(request: RewriteRequest<UrlNodes>, node: TSESTree.CallExpression): Attempt<UnlinkCall> {
  const [callee, ...args] = node.arguments;
  const [url, ...payloads] = args;
  if (callee === undefined || url === undefined) return yield* refuse('reason.request-unknown');
  const client = httpClientOf(request.document, callee);
  if (client === undefined) return yield* byWrapper(request, { node, callee, args });
  if (client.shape !== 'verb' && client.shape !== 'options') return yield* refuse('reason.http-client-unknown');
  const made = { node, url, base: undefined, isMock: false, method: 'POST', payloads };
  if (!isPost(request, callee, payloads)) return yield* refuse('reason.method-unknown');
  const hooks = headerHooks(request, request.document, callee, client.name);
  return yield* pastHooks({ request, made, client, callee, args }, hooks);
}

/** `axios.post`, or options with the method. */
function isPost({ document: { values } }: RewriteRequest<UrlNodes>, start: Node, payloads: readonly Node[]): boolean {
  const callee = unwrap(start);
  if (callee.type === T.MemberExpression && values.nameOf(callee) === 'post') return true;
  const methods = payloads.flatMap((payload) => values.properties(payload, ['method']));
  return methods.some(({ value }) => value && /^post$/i.test(values.constantString(value) ?? ''));
}
