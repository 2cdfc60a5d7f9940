import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { contains, isFunction, isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { returnsOf } from '../../core/syntax/returns.js';
import type { Edit } from '../../core/types.js';
import type { UrlNodes } from '../../rules/forms.js';
import { descendants, moduleOf } from '../code.js';
import { importName } from '../import-name.js';
import { hasOnly, keyOf, propertyOf } from '../objects.js';
import { refuse, refuseOtherShape } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { Rewriter, RewriteRequest } from '../rewriter.js';
import { byConfiguration } from './by-options.js';
import { CLIENTS } from './client-table.js';
import { skipping } from './delete-form.js';
import type { UnlinkCall } from './delete-form.js';
import { rewritten } from './unlink.js';

type Node = TSESTree.Node;

/** An endpoint of RTK Query, and the request that its `query` function returns. */
interface Endpoint {
  readonly call: TSESTree.CallExpression;
  readonly options: TSESTree.ObjectExpression;
  /** The property with the function that returns them. */
  readonly query: TSESTree.Property;
}

/**
 * Rewrites the request of an RTK Query endpoint, `mutation({ query: (id) => ({ url, method: 'POST', body }) })`, to a
 * DELETE. If the base query sets its own `Authorization` header in `prepareHeaders`, which runs last, a plain one sends it.
 */
export const unlinkByEndpoint: Rewriter<UrlNodes> = function* (request) {
  const endpoint = endpointOf(request);
  if (endpoint === undefined) return yield* refuseOtherShape('reason.request-unknown');
  return yield* rewritten(yield* unlinkOf(request, endpoint));
};

function* unlinkOf(request: RewriteRequest<UrlNodes>, endpoint: Endpoint): Attempt<UnlinkCall> {
  const { call, options } = endpoint;
  const bases = baseQueriesOf(request, call);
  // Another base query may have other names for its options.
  if (!bases.some(({ text }) => text.includes('fetchBaseQuery'))) return yield* refuse('reason.http-client-unknown');
  const isReplaced = bases.some(({ text }) => text.includes('prepareHeaders') && /authorization/i.test(text));
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
  const deleting = { ...unlink, form: yield* byConfiguration(unlink, options) };
  if (!isReplaced) return deleting;
  return skipping(deleting, 'prepareHeaders', { edits: yield* byPlainQuery(request, endpoint, bases) });
}

/** Options of a base query that a single request to Auth0 works without. */
const DISPENSABLE = /^(?:baseUrl|prepareHeaders|credentials|mode|timeout)$/;

/**
 * Returns the edits that turn `query: (id) => ({…})` into `queryFn: (id, api, extraOptions) => fetchBaseQuery()({…}, api,
 * extraOptions)`: a base query without `prepareHeaders`, with the same results and errors.
 */
function* byPlainQuery(
  request: RewriteRequest<UrlNodes>,
  { query, options }: Endpoint,
  bases: readonly Document[],
): Attempt<Edit[]> {
  const { text, style } = request;
  const { key, value } = query;
  const [parameter, ...others] = value.type === T.ArrowFunctionExpression ? value.params : [];
  const isArrow = value.type === T.ArrowFunctionExpression && unwrap(value.body) === options && !value.async;
  const before = text.slice(0, options.range[0]).trimEnd();
  const isClosed = before.endsWith('(') && /^\s*\)/.test(text.slice(options.range[1]));
  const isAlone = parameter && text.slice(0, parameter.range[0]).endsWith('(') && others.length === 0;
  const names = [...descendants(value)].map((node) => (node.type === T.Identifier ? node.name : ''));
  const isFree = !names.includes('api') && !names.includes('extraOptions');
  // Results of a base query are `unknown`, which TypeScript takes for no other type.
  if (!isArrow || !isClosed || !isAlone || !isFree || query.method || style.typescript)
    return yield* refuse('reason.header-replaced');
  const siblings = (query.parent as TSESTree.ObjectExpression).properties;
  const isPlain = siblings.every(
    (each) => each.type === T.Property && !/^transform|^query[A-Z]/.test(keyOf(each) ?? 'query'),
  );
  const [base, ...otherBases] = bases.flatMap(callsOfBaseQuery);
  const [settings] = base?.call.arguments ?? [];
  const isDispensable = settings !== undefined && hasOnly(settings, DISPENSABLE);
  const source = base && moduleOf(base.document, base.call.callee);
  if (!isPlain || otherBases.length > 0 || !isDispensable || source === undefined)
    return yield* refuse('reason.header-replaced');
  const imported = yield* importName(request, [source, 'fetchBaseQuery', 'plainBaseQuery']);
  const opening = before.length - 1;
  return [
    ...imported.edits,
    { start: key.range[0], end: key.range[1], text: 'queryFn' },
    { start: parameter.range[1], end: parameter.range[1], text: ', api, extraOptions' },
    { start: opening, end: opening, text: `${imported.expression}()` },
    { start: options.range[1], end: options.range[1], text: ', api, extraOptions' },
  ];
}

/** Returns the calls of `fetchBaseQuery()` in a document. */
function callsOfBaseQuery(document: Document): { document: Document; call: TSESTree.CallExpression }[] {
  return document.programs.flatMap(({ nodes }) =>
    nodes.flatMap((node) =>
      node.type === T.CallExpression && calledName(node) === 'fetchBaseQuery' ? [{ document, call: node }] : [],
    ),
  );
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
    const query = propertyOf(definition, 'query');
    if (!query || !isFunction(query.value)) continue;
    const [returned, ...others] = returnsOf(query.value).map(unwrap);
    if (returned?.type !== T.ObjectExpression || others.length > 0) continue;
    if (propertyOf(returned, 'url')?.value === url) return { call, options: returned, query };
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
