import type { TSESTree } from '@typescript-eslint/types';
import { contains, isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { indentAt, isTaken, removeLine } from '../code.js';
import { importOf, removeUnusedImport } from '../imports.js';
import { propertyOf } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { byConfiguration } from './by-options.js';
import { literalOf, methodEdit, renameVerb } from './delete-form.js';
import type { Bearer, DeleteForm, UnlinkCall } from './delete-form.js';
import { editsOfHeaders } from './token-header.js';
import { parameterOf, setsHeaders, sourceOfOption, worksWithoutBody, wrapperIn, wrapperOf } from './wrapper-flow.js';
import type { FromParameter, Source, Wrapper } from './wrapper-flow.js';
import { tailOf } from './wrapper-tail.js';

type Node = TSESTree.Node;

const UNKNOWN = 'reason.http-client-unknown';

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
  const wrapper = yield* understood(wrapperOf(request.document, callee), UNKNOWN);
  const url = yield* understood(urlArgument(request, args), UNKNOWN);
  const payloads = args.filter((argument) => argument !== url);
  const made = { node, url, base: undefined, isMock: false, method: 'POST', payloads };
  const unlink: UnlinkCall = { request, made, client: wrapper.client, callee, args };
  const options = optionsOf(wrapper);
  const method = sourceOfOption(wrapper, options, 'method');
  const headers = setsHeaders(wrapper) ? 'other' : sourceOfOption(wrapper, options, 'headers');
  const form =
    (yield* throughOptions(unlink, wrapper, method, headers)) ??
    (yield* throughArguments(unlink, wrapper, method, headers)) ??
    (yield* throughSibling(unlink, wrapper)) ??
    (yield* without(unlink, wrapper));
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
  return options && propertyOf(options, 'method') ? yield* byConfiguration(unlink, options) : undefined;
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

/** Returns the only argument that is neither the URL nor a string: the body. */
function payloadOf({ args, made }: UnlinkCall, { called }: Wrapper): Node | undefined {
  const bodies = args.filter((argument) => argument !== made.url && !isString(argument));
  if (bodies.length === 1) return bodies[0];
  const named = called.params.findIndex((param) => /body|data|payload|params/i.test(nameOf(param)));
  return args[named];
}

function nameOf(param: Node): string {
  if (param.type === T.AssignmentPattern) return nameOf(param.left);
  return param.type === T.Identifier ? param.name : '';
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

/** Sends the request with the wrapper's own client, and does to the response what the wrapper does. */
function* without(unlink: UnlinkCall, wrapper: Wrapper): Attempt<DeleteForm> {
  const { request, made, args } = unlink;
  const { program, style, text } = request;
  const { client, sender } = wrapper;
  const sent = wrapper.document.http.requestAt(sender);
  const from = sent && parameterOf(wrapper, sent.url);
  // A URL that the wrapper builds is not known here.
  const passed = from && args[from.index];
  if (!passed || !contains(passed, made.url)) return yield* refuse(UNKNOWN);
  const base = indentAt(text, made.node.range[0]);
  const tail = (yield* tailOf(wrapper, style)).replaceAll(/\n(?=[^\r\n])/g, `\n${base}`);
  const payload = yield* understood(bodyIn(unlink, wrapper), 'reason.body-not-found');
  if (client.name === 'fetch' && redefinesFetch(request)) return yield* refuse(UNKNOWN);
  const { name, edits: imports } =
    client.name === 'axios'
      ? yield* importOf(request, 'axios', isTaken(program.nodes, 'axios') ? 'axiosClient' : 'axios')
      : { name: 'fetch', edits: [] };
  const q = style.quote;
  return {
    payloads: [payload],
    *edits(bearer) {
      yield* [];
      const headers = `headers: { Authorization: ${bearer.text} }`;
      const isFetch = client.name === 'fetch';
      const options = isFetch ? `{ method: ${q}DELETE${q}, ${headers} }` : `{ ${headers} }`;
      const [start, end] = made.node.range;
      return [
        ...imports,
        ...withoutWrapper(unlink),
        { start, end: made.url.range[0], text: isFetch ? 'fetch(' : `${name}.delete(` },
        { start: made.url.range[1], end, text: `, ${options})${tail}` },
      ];
    },
  };
}

/** Whether a file gives the name `fetch` to something else. */
function redefinesFetch({ document: { values }, program: { nodes } }: RewriteRequest): boolean {
  return nodes.some(
    (node) =>
      node.type === T.Identifier && node.name === 'fetch' && (values.bindingOf(node)?.definitions.length ?? 0) > 0,
  );
}

/** Removes the wrapper, or its import, if only this call used it. */
function withoutWrapper({ request, callee }: UnlinkCall): Edit[] {
  const { document, text } = request;
  const root = rootOf(callee);
  const imports = removeUnusedImport(request, root);
  // An import at the start of the file takes the blank line below it along.
  if (imports.length > 0) {
    return imports.map((edit) => {
      const blank = edit.start === 0 ? /^[ \t]*\r?\n/.exec(text.slice(edit.end)) : undefined;
      return blank ? { ...edit, end: edit.end + blank[0].length } : edit;
    });
  }
  if (root !== unwrap(callee)) return [];
  const binding = document.values.bindingOf(root);
  const [definition] = binding?.definitions ?? [];
  if (!definition || binding?.references.filter((use) => use.isRead()).length !== 1) return [];
  const node = definition.node as Node;
  const statement = node.type === T.VariableDeclarator ? node.parent : node;
  const isOwn =
    statement.type === T.FunctionDeclaration ||
    (statement.type === T.VariableDeclaration && statement.declarations.length === 1);
  if (!isOwn || statement.parent.type !== T.Program) return [];
  const edit = removeLine(text, statement);
  // A comment above it would stay behind.
  if (/\*\/\s*$|(?:^|\n)[ \t]*\/\/[^\n]*\n$/.test(text.slice(0, edit.start))) return [];
  const blank = /^[ \t]*\r?\n/.exec(text.slice(edit.end));
  return [blank ? { ...edit, end: edit.end + blank[0].length } : edit];
}

function rootOf(start: Node): Node {
  const node = unwrap(start);
  return node.type === T.MemberExpression ? rootOf(node.object) : node;
}

/** Returns the argument with the body, or the body in an options object. */
function bodyIn(unlink: UnlinkCall, wrapper: Wrapper): Node | undefined {
  const payload = payloadOf(unlink, wrapper);
  const object = payload && literalOf(unlink.request, payload);
  const inner = object && propertyOf(object, 'body', 'data', 'payload', 'json', 'form');
  return inner ? inner.value : payload;
}
