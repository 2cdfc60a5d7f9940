import type { TSESTree } from '@typescript-eslint/types';
import { isString, outermost, unwrap } from '../../core/ast.js';
import { calledName } from '../../core/calls.js';
import { T } from '../../core/node-types.js';
import type { HttpRequest } from '../../core/http.js';
import type { Edit } from '../../core/types.js';
import { removeLine, statementOf } from '../code.js';
import { appendProperty, keyOf, propertyOf, removeItems, removeProperties } from '../objects.js';
import { NotUnderstood, understood } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import type { HttpClient } from './clients.js';

type Node = TSESTree.Node;

/** The call that is to become a DELETE. */
export interface UnlinkCall {
  readonly request: RewriteRequest;
  readonly made: HttpRequest;
  readonly client: HttpClient;
}

/** Where a call carries its body, and the edits that make a DELETE with an Authorization header of it. */
export interface DeleteForm {
  readonly payload: Node;
  /** @param bearer the expression of the header's value */
  readonly edits: (bearer: string) => Edit[];
}

const BODY_KEYS = ['body', 'data', 'form', 'json', 'formData'];
const BODY_HEADER = /^content-(type|length)$/i;

/** @throws {NotUnderstood} where the call is written in a way that is not known */
export function deleteForm(unlink: UnlinkCall): DeleteForm {
  switch (unlink.client) {
    case 'xhr':
      return byXhr(unlink);
    case 'superagent':
      return bySuperagent(unlink);
    case 'needle':
      return byNeedle(unlink);
    case 'node':
      return byNode(unlink);
    default:
      return byOptions(unlink);
  }
}

/** Clients that take options, or URL, body and options. */
function byOptions(unlink: UnlinkCall): DeleteForm {
  const { made, client } = unlink;
  const verb = calledName(made.node);
  if (verb !== 'post') return byConfiguration(unlink, understood(optionsWith(unlink, 'method', 'type'), NO_OPTIONS));
  if (client === 'axios' || client === 'angularjs' || client === 'angular') return byVerb(unlink);
  if (client === 'jquery') return byJQueryPost(unlink);
  // got, ky and request: the body is one of the options.
  const options = understood(optionsWith(unlink, ...BODY_KEYS), NO_OPTIONS);
  const form = byConfiguration(unlink, options);
  return {
    ...form,
    edits: (bearer) => [renameVerb(made, client === 'request' ? 'del' : 'delete'), ...form.edits(bearer)],
  };
}

const NO_OPTIONS = 'the options of the request are not written where it is made';

/** The one object literal among a call's arguments that has one of some properties. */
function optionsWith({ request, made }: UnlinkCall, ...keys: string[]): TSESTree.ObjectExpression | undefined {
  for (const argument of made.node.arguments) {
    const object = literalOf(request, argument);
    if (object && propertyOf(object, ...keys)) return object;
  }
  return undefined;
}

/** An object literal, or the one that a variable holds which nothing else reads. */
function literalOf({ context }: RewriteRequest, start: Node): TSESTree.ObjectExpression | undefined {
  const node = unwrap(start);
  if (node.type === T.ObjectExpression) return node;
  if (node.type !== T.Identifier) return undefined;
  const binding = context.values.bindingOf(node);
  const [origin, ...others] = context.values.origins(node);
  if (origin?.type !== T.ObjectExpression || others.length > 0 || !binding) return undefined;
  const reads = binding.references.filter((use) => use.isRead());
  return reads.length === 1 ? origin : undefined;
}

function byConfiguration(unlink: UnlinkCall, options: TSESTree.ObjectExpression): DeleteForm {
  const { request, client } = unlink;
  const { text } = request;
  const carriers = BODY_KEYS.flatMap((key) => propertyOf(options, key) ?? []).filter(
    ({ value }) => !(value.type === T.Literal && typeof value.value === 'boolean'),
  );
  const [carrier, ...others] = carriers;
  if (carrier === undefined || others.length > 0) throw new NotUnderstood('the body of the request is not seen');
  return {
    payload: carrier.value,
    edits: (bearer) => {
      const method = propertyOf(options, 'method', 'type');
      const needless = options.properties.filter(
        (property): property is TSESTree.Property =>
          property.type === T.Property &&
          client === 'jquery' &&
          /^(contentType|processData)$/.test(keyOf(property) ?? ''),
      );
      const headers = headerEdits(request, options, bearer);
      const edits = [...(method ? [methodEdit(text, method.value)] : []), ...headers.edits];
      const isJson = client === 'request' && keyOf(carrier) === 'json';
      // The answer is still to be read as JSON.
      const replacement = isJson ? 'json: true' : headers.property;
      if (replacement === undefined) edits.push(...removeProperties(text, options, [carrier, ...needless]));
      else {
        edits.push({ start: carrier.range[0], end: carrier.range[1], text: replacement });
        if (isJson && headers.property !== undefined) edits.push(...appendProperty(text, options, headers.property));
        edits.push(...removeProperties(text, options, needless));
      }
      return edits;
    },
  };
}

/** Edits of the headers that options have, or the property that gives them some. */
function headerEdits(
  request: RewriteRequest,
  options: TSESTree.ObjectExpression,
  bearer: string,
): { edits: Edit[]; property?: string } {
  const { text } = request;
  const existing = propertyOf(options, 'headers');
  const authorization = `Authorization: ${bearer}`;
  if (existing === undefined) return { edits: [], property: `headers: { ${authorization} }` };
  const headers = unwrap(existing.value);
  if (headers.type !== T.ObjectExpression) throw new NotUnderstood('the headers are set elsewhere');
  if (propertyOf(headers, 'authorization')) throw new NotUnderstood('the request has an Authorization header already');
  const needless = headers.properties.filter(
    (property): property is TSESTree.Property =>
      property.type === T.Property && BODY_HEADER.test(keyOf(property) ?? ''),
  );
  const [replaced, ...removed] = needless;
  if (replaced === undefined) return { edits: appendProperty(text, headers, authorization) };
  return {
    edits: [
      { start: replaced.range[0], end: replaced.range[1], text: authorization },
      ...removeProperties(text, headers, removed),
    ],
  };
}

/** `client.post(url, body, options)` of axios and Angular. */
function byVerb({ request, made }: UnlinkCall): DeleteForm {
  const { text } = request;
  const [, payload, options, ...others] = made.node.arguments;
  if (payload === undefined || others.length > 0) throw new NotUnderstood('the body of the request is not seen');
  return {
    payload,
    edits: (bearer) => {
      const rename = renameVerb(made, 'delete');
      if (options === undefined) {
        return [
          rename,
          { start: payload.range[0], end: payload.range[1], text: `{ headers: { Authorization: ${bearer} } }` },
        ];
      }
      const object = unwrap(options);
      if (object.type !== T.ObjectExpression) throw new NotUnderstood(NO_OPTIONS);
      const headers = headerEdits(request, object, bearer);
      const added = headers.property === undefined ? [] : appendProperty(text, object, headers.property);
      const removed = removeItems(text, made.node.arguments, made.node.range[1] - 1, [payload]);
      return [rename, ...removed, ...headers.edits, ...added];
    },
  };
}

/** `$.post(url, body, success, dataType)`. */
function byJQueryPost({ request, made }: UnlinkCall): DeleteForm {
  const [url, payload, success, dataType, ...others] = made.node.arguments;
  if (url === undefined || payload === undefined || others.length > 0)
    throw new NotUnderstood('the body of the request is not seen');
  const { style } = request;
  return {
    payload,
    edits: (bearer) => {
      const q = style.quote;
      const callback = success && (success.type === T.Literal ? undefined : success);
      const type = dataType ?? (success?.type === T.Literal ? success : undefined);
      const edits: Edit[] = [
        renameVerb(made, 'ajax'),
        { start: url.range[0], end: url.range[0], text: `{ type: ${q}DELETE${q}, url: ` },
        { start: payload.range[0], end: payload.range[1], text: `headers: { Authorization: ${bearer} }` },
      ];
      if (callback) edits.push({ start: callback.range[0], end: callback.range[0], text: 'success: ' });
      if (type) edits.push({ start: type.range[0], end: type.range[0], text: 'dataType: ' });
      const last = type ?? callback ?? payload;
      edits.push({ start: last.range[1], end: last.range[1], text: ' }' });
      return edits;
    },
  };
}

/** `superagent.post(url).send(body)`. */
function bySuperagent({ request, made }: UnlinkCall): DeleteForm {
  const { style } = request;
  const sends = chainOf(made.node).filter((call) => calledName(call) === 'send');
  const [send, ...others] = sends;
  const [payload] = send?.arguments ?? [];
  if (!send || !payload || others.length > 0)
    throw new NotUnderstood('the body of the request is not seen in one place');
  const types = chainOf(made.node).filter((call) => calledName(call) === 'type');
  return {
    payload,
    edits: (bearer) => [
      renameVerb(made, 'delete'),
      ...types.map((call) => removeLink(call)),
      {
        start: propertyStart(send),
        end: send.range[1],
        text: `set(${style.quote}Authorization${style.quote}, ${bearer})`,
      },
    ],
  };
}

/** The calls behind a call in a chain. */
function chainOf(node: Node): TSESTree.CallExpression[] {
  const calls: TSESTree.CallExpression[] = [];
  for (let current = outermost(node); ;) {
    const member = current.parent;
    if (member?.type !== T.MemberExpression || member.object !== current) return calls;
    const call = member.parent;
    if (call.type !== T.CallExpression || call.callee !== member) return calls;
    calls.push(call);
    current = outermost(call);
  }
}

function propertyStart({ callee }: TSESTree.CallExpression): number {
  return callee.type === T.MemberExpression ? callee.property.range[0] : callee.range[0];
}

/** Takes `.type('form')` out of a chain. */
function removeLink(call: TSESTree.CallExpression): Edit {
  const start = call.callee.type === T.MemberExpression ? call.callee.object.range[1] : call.range[0];
  return { start, end: call.range[1], text: '' };
}

/** `needle.post(url, body, options, callback)` and `needle('post', url, body, options, callback)`. */
function byNeedle({ request, made }: UnlinkCall): DeleteForm {
  const { text } = request;
  const named = calledName(made.node) === 'post';
  const [payload, third] = made.node.arguments.slice(named ? 1 : 2);
  if (payload === undefined) throw new NotUnderstood('the body of the request is not seen');
  const [word] = made.node.arguments;
  return {
    payload,
    edits: (bearer) => {
      const verb = named || word === undefined ? renameVerb(made, 'delete') : methodEdit(text, word);
      const headers = `{ headers: { Authorization: ${bearer} } }`;
      const object = third && unwrap(third);
      if (object?.type !== T.ObjectExpression) {
        return [verb, { start: payload.range[0], end: payload.range[1], text: `null, ${headers}` }];
      }
      const set = headerEdits(request, object, bearer);
      return [
        verb,
        { start: payload.range[0], end: payload.range[1], text: 'null' },
        ...set.edits,
        ...(set.property === undefined ? [] : appendProperty(text, object, set.property)),
      ];
    },
  };
}

/** Node's `https.request(options)`, whose body is written or ends the request. */
function byNode(unlink: UnlinkCall): DeleteForm {
  const { request } = unlink;
  const { text } = request;
  const options = understood(optionsWith(unlink, 'method'), NO_OPTIONS);
  const writes = writesOf(unlink).filter((call) => call.arguments.length > 0);
  const [write, ...others] = writes;
  const [payload] = write?.arguments ?? [];
  if (!write || !payload || others.length > 0)
    throw new NotUnderstood('the body of the request is not seen in one place');
  return {
    payload,
    edits: (bearer) => {
      const method = understood(propertyOf(options, 'method'), NO_OPTIONS);
      const headers = headerEdits(request, options, bearer);
      const added = headers.property === undefined ? [] : appendProperty(text, options, headers.property);
      const isWrite = calledName(write) === 'write';
      const removed = isWrite
        ? removeStatement(text, write)
        : { start: payload.range[0], end: write.range[1] - 1, text: '' };
      return [methodEdit(text, method.value), ...headers.edits, ...added, removed];
    },
  };
}

function writesOf({ request, made }: UnlinkCall): TSESTree.CallExpression[] {
  const isWrite = (call: TSESTree.CallExpression): boolean => /^(write|end)$/.test(calledName(call) ?? '');
  const chained = chainOf(made.node).filter(isWrite);
  const { parent } = outermost(made.node);
  const binding =
    parent?.type === T.VariableDeclarator && parent.id.type === T.Identifier
      ? request.context.values.bindingOf(parent.id)
      : undefined;
  const used = binding ? request.context.values.memberUses(binding) : [];
  return [
    ...chained,
    ...used.flatMap(({ node, path }) => {
      const call = node.parent;
      return path.length === 1 && call?.type === T.CallExpression && call.callee === node && isWrite(call)
        ? [call]
        : [];
    }),
  ];
}

/** `xhr.open('POST', url); xhr.setRequestHeader(…); xhr.send(body)`. */
function byXhr({ request, made }: UnlinkCall): DeleteForm {
  const { text, style, context } = request;
  const callee = unwrap(made.node.callee);
  if (callee.type !== T.MemberExpression) throw new NotUnderstood('the request object is not seen');
  const receiver = text.slice(...callee.object.range);
  const binding = context.values.bindingOf(unwrap(callee.object));
  const onSame = (name: string): TSESTree.CallExpression[] =>
    context.values.memberCalls(name).filter((call): call is TSESTree.CallExpression => {
      const target = unwrap(call.callee);
      if (call.type !== T.CallExpression || target.type !== T.MemberExpression) return false;
      const object = unwrap(target.object);
      return binding ? context.values.bindingOf(object) === binding : text.slice(...target.object.range) === receiver;
    });
  const [send, ...others] = onSame('send');
  const [payload] = send?.arguments ?? [];
  if (!send || !payload || others.length > 0)
    throw new NotUnderstood('the body of the request is not seen in one place');
  const word = understood(made.node.arguments[0], 'the method of the request is not seen');
  return {
    payload,
    edits: (bearer) => {
      const isBodyHeader = ({ arguments: [name] }: TSESTree.CallExpression): boolean =>
        name !== undefined && isString(name) && BODY_HEADER.test(name.value);
      const [replaced, ...removed] = onSame('setRequestHeader').filter(isBodyHeader);
      const header = `${style.quote}Authorization${style.quote}, ${bearer}`;
      const edits = [
        methodEdit(text, word),
        { start: payload.range[0], end: payload.range[1], text: '' },
        ...removed.map((call) => removeStatement(text, call)),
      ];
      const first = replaced?.arguments[0];
      const last = replaced?.arguments.at(-1);
      if (first && last) return [...edits, { start: first.range[0], end: last.range[1], text: header }];
      const statement = statementOf(send);
      const line = `${receiver}.setRequestHeader(${header});\n`;
      const indent = /[ \t]*$/.exec(text.slice(0, statement.range[0]))?.[0] ?? '';
      return [...edits, { start: statement.range[0], end: statement.range[0], text: inStyle(line, style) + indent }];
    },
  };
}

/** A whole statement with its line. @throws {NotUnderstood} where the call is only part of one */
export function removeStatement(text: string, node: Node): Edit {
  const statement = node.type === T.CallExpression ? node.parent : node;
  if (statement.type !== T.ExpressionStatement && statement.type !== T.VariableDeclaration) {
    throw new NotUnderstood('the body of the request is sent in the middle of another expression');
  }
  return removeLine(text, statement);
}

/** `post` to another method of the same client. */
function renameVerb({ node }: HttpRequest, name: string): Edit {
  const callee = unwrap(node.callee);
  if (callee.type !== T.MemberExpression || callee.computed) throw new NotUnderstood('the method is not named plainly');
  return { start: callee.property.range[0], end: callee.property.range[1], text: name };
}

/** `'POST'` to `'DELETE'`, in the case and the quotes that it is written in. */
function methodEdit(text: string, value: Node): Edit {
  const node = unwrap(value);
  if (!isString(node)) throw new NotUnderstood('the method of the request is not written as a string');
  const raw = text.slice(...node.range);
  const word = node.value === node.value.toLowerCase() ? 'delete' : 'DELETE';
  return { start: node.range[0], end: node.range[1], text: raw.slice(0, 1) + word + raw.slice(-1) };
}
