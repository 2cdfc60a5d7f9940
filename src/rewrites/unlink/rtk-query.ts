import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { contains, isFunction, isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { returnsOf } from '../../core/syntax/returns.js';
import type { UrlNodes } from '../../rules/forms.js';
import { keyOf, propertyOf } from '../objects.js';
import { refuse, refuseOtherShape } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { Rewriter, RewriteRequest } from '../rewriter.js';
import { byConfiguration } from './by-options.js';
import { CLIENTS } from './client-table.js';
import type { UnlinkCall } from './delete-form.js';
import { rewritten } from './unlink.js';

type Node = TSESTree.Node;

/** An endpoint of RTK Query, and the request that its `query` function returns. */
interface Endpoint {
  readonly call: TSESTree.CallExpression;
  readonly options: TSESTree.ObjectExpression;
}

/**
 * Rewrites the request of an RTK Query endpoint, `mutation({ query: (id) => ({ url, method: 'POST', body }) })`, to a
 * DELETE. Refuses where the base query sets its own `Authorization` header: `prepareHeaders` runs last.
 */
export const unlinkByEndpoint: Rewriter<UrlNodes> = function* (request) {
  const endpoint = endpointOf(request);
  if (endpoint === undefined) return yield* refuseOtherShape('reason.request-unknown');
  return yield* rewritten(yield* unlinkOf(request, endpoint));
};

function* unlinkOf(request: RewriteRequest<UrlNodes>, { call, options }: Endpoint): Attempt<UnlinkCall> {
  const bases = baseQueriesOf(request, call);
  // Another base query may have other names for its options.
  if (!bases.some(({ text }) => text.includes('fetchBaseQuery'))) return yield* refuse('reason.http-client-unknown');
  if (bases.some(({ text }) => text.includes('prepareHeaders') && /authorization/i.test(text)))
    return yield* refuse('reason.header-replaced');
  const method = propertyOf(options, 'method')?.value;
  if (!method || !isString(method) || !/^post$/i.test(method.value)) return yield* refuse('reason.method-unknown');
  const { url } = request.nodes;
  const made = { node: call, url, base: undefined, isMock: false, method: 'POST', payloads: [options] };
  const unlink = {
    request,
    made,
    client: CLIENTS['rtk-query'],
    callee: call.callee,
    args: [options],
    ...commentAt(request, call),
  };
  return { ...unlink, form: yield* byConfiguration(unlink, options) };
}

/** The comment goes above the endpoint, if that has its own line. */
function commentAt({ text }: RewriteRequest, { parent }: TSESTree.CallExpression): Pick<UnlinkCall, 'comment'> {
  const [start] = parent.range;
  const isLine = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
  return parent.type === T.Property && isLine ? { comment: parent } : {};
}

/** Returns the endpoint whose `query` function returns an object with the URL. */
function endpointOf({ program, nodes: { url } }: RewriteRequest<UrlNodes>): Endpoint | undefined {
  for (const call of program.nodes) {
    if (call.type !== T.CallExpression || !/^(?:mutation|query)$/.test(calledName(call) ?? '')) continue;
    const [definition] = call.arguments;
    if (!contains(call, url) || definition?.type !== T.ObjectExpression) continue;
    const query = propertyOf(definition, 'query')?.value;
    if (!query || !isFunction(query)) continue;
    const [returned, ...others] = returnsOf(query).map(unwrap);
    if (returned?.type !== T.ObjectExpression || others.length > 0) continue;
    if (propertyOf(returned, 'url')?.value === url) return { call, options: returned };
  }
  return undefined;
}

/** Returns the documents that define an endpoint's API: this one, and that of `api` in `api.injectEndpoints({…})`. */
function baseQueriesOf({ document }: RewriteRequest, endpoint: Node): readonly Document[] {
  for (let node = endpoint; node.parent !== undefined; node = node.parent) {
    const { parent } = node;
    if (parent.type !== T.Property || keyOf(parent) !== 'endpoints') continue;
    const made = parent.parent.parent;
    const callee = made.type === T.CallExpression ? unwrap(made.callee) : undefined;
    const api = callee?.type === T.MemberExpression ? callee.object : undefined;
    return [document, ...(api ? document.imports.resolve(api).map((remote) => remote.document) : [])];
  }
  return [];
}
