import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { propertyOf, propertySeparator } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { byConfiguration } from './by-options.js';
import { literalOf, methodEdit, renameVerb } from './delete-form.js';
import type { Bearer, DeleteForm, UnlinkCall } from './delete-form.js';
import { headerHooks } from './header-hooks.js';
import { editsOfHeaders } from './token-header.js';
import { payloadOf, withoutWrapper } from './wrapper-bypass.js';
import { calledBy, setsHeaders, sourceOfOption, worksWithoutBody, wrapperIn, wrapperOf } from './wrapper-flow.js';
import type { FromParameter, Source, Wrapper } from './wrapper-flow.js';
import { throughOwnToken } from './wrapper-token.js';

type Node = TSESTree.Node;

const UNKNOWN = 'reason.http-client-unknown';
const UNCLEAR = 'reason.own-function-unclear';

/** Options that hold a body. */
const BODY = /^(body|data|payload|json|form)$/;

/**
 * Returns the DELETE form of a call of the project's own function: with the same function if that can send a DELETE
 * with a header, else with the client that it uses.
 */
export function* byWrapper(
  request: RewriteRequest,
  { node, callee, args }: { node: TSESTree.CallExpression; callee: Node; args: readonly Node[] },
): Attempt<UnlinkCall> {
  const inner = unwrap(callee);
  const isMethod = inner.type === T.MemberExpression && unwrap(inner.object).type === T.ThisExpression;
  const isOwn = isMethod || calledBy(request.document, callee).length > 0;
  const wrapper = yield* understood(wrapperOf(request.document, callee), isOwn ? UNCLEAR : UNKNOWN);
  if (headerHooks(request, wrapper.document, wrapper.sender.callee, wrapper.client.name).length > 0) {
    return yield* refuse('reason.header-replaced');
  }
  const url = yield* understood(urlArgument(request, args), UNCLEAR);
  const payloads = args.filter((argument) => argument !== url);
  const made = { node, url, base: undefined, isMock: false, method: 'POST', payloads };
  const unlink: UnlinkCall = { request, made, client: wrapper.client, callee, args };
  const options = optionsOf(wrapper);
  const method = sourceOfOption(wrapper, options, 'method');
  const headers = setsHeaders(wrapper) ? 'other' : sourceOfOption(wrapper, options, 'headers');
  const form =
    (yield* throughOptions(unlink, wrapper, method, headers)) ??
    (yield* throughArguments(unlink, wrapper, method, headers)) ??
    throughOwnToken(unlink, wrapper, method, options) ??
    (yield* throughSibling(unlink, wrapper)) ??
    (yield* withoutWrapper(unlink, wrapper));
  return { ...unlink, form };
}

/** Returns the expression of the URL: the argument with the finding, or the first one. */
function urlArgument({ finding }: RewriteRequest, args: readonly Node[]): Node | undefined {
  const [first] = args;
  const argument = args.find(({ range: [start, end] }) => start <= finding.start && finding.end <= end) ?? first;
  if (argument?.type !== T.ObjectExpression) return argument;
  return propertyOf(argument, 'url', 'uri', 'path', 'endpoint')?.value;
}

/** Returns the options of the request in a wrapper: the second argument of `fetch`, the only one of `axios(options)`. */
function optionsOf({ sender, document, client }: Wrapper): Node | undefined {
  const callee = unwrap(sender.callee);
  const verb = callee.type === T.MemberExpression ? document.values.nameOf(callee) : undefined;
  if (client.name === 'fetch') return sender.arguments[1];
  if (verb === 'post') return sender.arguments[2];
  if (verb === 'delete') return sender.arguments[1];
  return sender.arguments.length === 1 ? sender.arguments[0] : sender.arguments[1];
}

/** `request(url, { method: 'POST', body })`: the wrapper passes on the method and the headers. */
function* throughOptions(
  unlink: UnlinkCall,
  wrapper: Wrapper,
  method: Source,
  headers: Source,
): Attempt<DeleteForm | undefined> {
  if (typeof method !== 'object' || typeof headers !== 'object' || method.index !== headers.index) return undefined;
  if (!isPath(method, 'method') || !isPath(headers, 'headers')) return undefined;
  const isBody = ({ index, path: [key] }: FromParameter): boolean => index === method.index && BODY.test(key ?? '');
  if (!worksWithoutBody(wrapper, isBody)) return undefined;
  const argument = unlink.args[method.index];
  const options = argument && literalOf(unlink.request, argument);
  if (!options) return undefined;
  const form = yield* byConfiguration(unlink, options);
  const [first] = options.properties;
  if (propertyOf(options, 'method') || !first) return form;
  // The wrapper's own method is only a default.
  const { quote } = unlink.request.style;
  const [start] = first.range;
  const text = `method: ${quote}DELETE${quote}${propertySeparator(unlink.request.text, first.range)}`;
  return {
    ...form,
    *edits(bearer, layout) {
      return [{ start, end: start, text }, ...(yield* form.edits(bearer, layout))];
    },
  };
}

function isPath({ path }: FromParameter, name: string): boolean {
  return path.length === 1 && path[0] === name;
}

/** `callApi(url, 'POST', body, headers)`. */
function* throughArguments(
  unlink: UnlinkCall,
  wrapper: Wrapper,
  method: Source,
  headers: Source,
): Attempt<DeleteForm | undefined> {
  if (typeof method !== 'object' || typeof headers !== 'object') return undefined;
  if (method.path.length > 0 || headers.path.length > 0) return undefined;
  const word = unlink.args[method.index];
  const payload = payloadOf(unlink, wrapper);
  if (!word || !isString(word) || !payload) return undefined;
  const position = unlink.args.indexOf(payload);
  if (!worksWithoutBody(wrapper, ({ index }) => index === position)) return undefined;
  return {
    payloads: [payload],
    *edits(bearer) {
      return [
        yield* methodEdit(unlink.request.text, word),
        { start: payload.range[0], end: payload.range[1], text: 'undefined' },
        ...(yield* headersAt(unlink, headers.index, bearer)),
      ];
    },
  };
}

/** Adds the token to an argument with headers, or adds that argument. */
function* headersAt(unlink: UnlinkCall, index: number, bearer: Bearer): Attempt<Edit[]> {
  const { args, made } = unlink;
  const existing = args[index];
  if (existing) return yield* editsOfHeaders(unlink, existing, bearer);
  const gap = ', undefined'.repeat(index - args.length);
  const end = args.at(-1)?.range[1] ?? made.node.range[1] - 1;
  return [{ start: end, end, text: `${gap}, { Authorization: ${bearer.text} }` }];
}

/** `api.post(url, body)` where `api.delete(url, options)` does the same to the response. */
function* throughSibling(unlink: UnlinkCall, wrapper: Wrapper): Attempt<DeleteForm | undefined> {
  const { request, made } = unlink;
  const callee = unwrap(unlink.callee);
  if (callee.type !== T.MemberExpression || callee.computed || request.document.values.nameOf(callee) !== 'post')
    return undefined;
  for (const name of ['delete', 'del', 'remove']) {
    const sibling = siblingOf(wrapper, name);
    if (!sibling || setsHeaders(sibling) || !sendsDelete(sibling)) continue;
    const headers = sourceOfOption(sibling, optionsOf(sibling), 'headers');
    if (typeof headers !== 'object' || headers.index === 0 || !isSameTail(wrapper, sibling)) continue;
    const isWhole = isPath(headers, 'headers');
    if (!isWhole && headers.path.length > 0) continue;
    const payload = unlink.args[1];
    if (!payload || unlink.args.length > 2 || made.url !== unlink.args[0]) continue;
    return {
      payloads: [payload],
      *edits(bearer) {
        const own = `{ Authorization: ${bearer.text} }`;
        const gap = 'undefined, '.repeat(headers.index - 1);
        const text = gap + (isWhole ? `{ headers: ${own} }` : own);
        return [yield* renameVerb(unlink, name), { start: payload.range[0], end: payload.range[1], text }];
      },
    };
  }
  return undefined;
}

/** Returns another function of the object or class that a wrapper belongs to. */
function siblingOf({ document, called }: Wrapper, name: string): Wrapper | undefined {
  const owner = called.parent.parent;
  const siblings: readonly Node[] =
    owner?.type === T.ObjectExpression ? owner.properties : owner?.type === T.ClassBody ? owner.body : [];
  for (const sibling of siblings) {
    if (sibling.type !== T.Property && sibling.type !== T.MethodDefinition) continue;
    if (document.values.nameOf(sibling) !== name) continue;
    const value = sibling.value as Node;
    if (value.type !== T.FunctionExpression && value.type !== T.ArrowFunctionExpression) continue;
    return wrapperIn(document, value);
  }
  return undefined;
}

function sendsDelete(wrapper: Wrapper): boolean {
  return wrapper.document.http.requestAt(wrapper.sender)?.method === 'DELETE';
}

function isSameTail(one: Wrapper, other: Wrapper): boolean {
  return restOf(one) === restOf(other);
}

/** Returns the source after the request, which decides what callers receive. */
function restOf({ document: { text }, called, sender }: Wrapper): string {
  return text.slice(sender.range[1], called.range[1]).replace(/\s+/g, ' ');
}
