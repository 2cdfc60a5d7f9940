import type { TSESTree } from '@typescript-eslint/types';
import { isString, outermost, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { keyOf, removeProperties } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { renameVerb } from './delete-form.js';
import type { DeleteForm, UnlinkCall } from './delete-form.js';
import { BODY_HEADER } from './token-header.js';

type Node = TSESTree.Node;
type Call = TSESTree.CallExpression;

/** Returns the DELETE form of superagent's and unirest's `request.post(url).send(body)`. */
export function* bySuperagent(unlink: UnlinkCall): Attempt<DeleteForm> {
  const { request, made, client } = unlink;
  const { style, text } = request;
  const chain = chainOf(made.node);
  const sends = chain.filter((call) => /^(send|field|form|json)$/.test(calledName(call) ?? ''));
  const payloads = sends.flatMap((call) => (call.arguments.length === 1 ? call.arguments : []));
  const [send, ...others] = sends;
  if (!send || payloads.length !== sends.length) return yield* refuse('reason.body-in-pieces');
  return {
    payloads,
    *edits(bearer) {
      const header = `set(${style.quote}Authorization${style.quote}, ${bearer.text})`;
      return [
        yield* renameVerb(unlink, isOldSuperagent(unlink) ? 'del' : (client.remove ?? 'delete')),
        ...chain.filter((call) => calledName(call) === 'type').map(removeLink),
        ...(yield* bodyHeaderEdits(text, chain)),
        { start: propertyStart(send), end: send.range[1], text: header },
        ...others.map(removeLink),
      ];
    },
  };
}

/** Before version 1.5, superagent had only `del` (its History.md: "alias `del()` method as `delete()`"). */
function isOldSuperagent({ client, request: { document } }: UnlinkCall): boolean {
  const version = client.name === 'superagent' ? versionOf(document, 'superagent') : undefined;
  return version !== undefined && mayBe(version, '<1.5.0');
}

/** Removes headers that describe the body: `.set('Content-Type', …)`, `.headers({ 'Content-Type': … })`. */
function* bodyHeaderEdits(text: string, chain: readonly Call[]): Attempt<Edit[]> {
  const edits: Edit[] = [];
  for (const call of chain) {
    if (!/^(set|header|headers)$/.test(calledName(call) ?? '')) continue;
    const [first] = call.arguments;
    if (first && isString(first) && BODY_HEADER.test(first.value)) edits.push(removeLink(call));
    if (first?.type !== T.ObjectExpression) continue;
    const needless = first.properties.filter(
      (property) => property.type === T.Property && BODY_HEADER.test(keyOf(property) ?? ''),
    );
    if (needless.length > 0 && needless.length === first.properties.length) edits.push(removeLink(call));
    else edits.push(...(yield* removeProperties(text, first, needless)));
  }
  return edits;
}

/** Returns the DELETE form of `wretch(url).post(body)` and `wretch(url).json(body).post()`. */
export function* byWretch({ made, request }: UnlinkCall): Attempt<DeleteForm> {
  const chain = chainOf(made.node);
  const post = chain.find((call) => calledName(call) === 'post');
  const bodies = chain.filter((call) => /^(json|body|formUrl|formData)$/.test(calledName(call) ?? ''));
  const before = bodies.filter((call) => post !== undefined && call.range[1] < post.range[1]);
  const [payload, ...others] = [...(post?.arguments ?? []), ...before.flatMap((call) => call.arguments)];
  if (post === undefined || payload === undefined || others.length > 0) return yield* refuse('reason.body-in-pieces');
  return {
    payloads: [payload],
    *edits(bearer) {
      const start = propertyStart(post);
      // An own method call for the header keeps the line breaks of the chain.
      const gap = request.text.slice(
        post.callee.type === T.MemberExpression ? post.callee.object.range[1] : start,
        start,
      );
      return [
        ...before.map(removeLink),
        ...(yield* bodyHeaderEdits(request.text, chain)),
        { start, end: post.range[1], text: `auth(${bearer.text})${gap}delete()` },
      ];
    },
  };
}

/** Returns the DELETE form of aurelia-http-client's `http.createRequest(url).asPost().withContent(body).send()`. */
export function* byAurelia(unlink: UnlinkCall): Attempt<DeleteForm> {
  const { made, request } = unlink;
  const { style, text } = request;
  const chain = chainOf(made.node);
  const header = (value: string): string => `withHeader(${style.quote}Authorization${style.quote}, ${value})`;
  if (calledName(made.node) === 'post') {
    const [url, payload, ...others] = made.node.arguments;
    if (url === undefined || payload === undefined || others.length > 0) return yield* refuse('reason.body-not-found');
    return {
      payloads: [payload],
      *edits(bearer) {
        const end = made.node.range[1];
        return [
          yield* renameVerb(unlink, 'createRequest'),
          { start: url.range[1], end: end - 1, text: '' },
          { start: end, end, text: `.asDelete().${header(bearer.text)}.send()` },
        ];
      },
    };
  }
  const post = chain.find((call) => calledName(call) === 'asPost');
  const [content, ...others] = chain.filter((call) => calledName(call) === 'withContent');
  const payload = content?.arguments[0];
  if (!post || !content || !payload || others.length > 0) return yield* refuse('reason.body-in-pieces');
  return {
    payloads: [payload],
    *edits(bearer) {
      const needless = chain.filter(({ callee, arguments: [name] }) => {
        const isHeader = /^withHeader$/.test(
          callee.type === T.MemberExpression ? text.slice(...callee.property.range) : '',
        );
        return isHeader && name !== undefined && isString(name) && BODY_HEADER.test(name.value);
      });
      yield* [];
      return [
        { start: propertyStart(post), end: post.range[1], text: 'asDelete()' },
        { start: propertyStart(content), end: content.range[1], text: header(bearer.text) },
        ...needless.map(removeLink),
      ];
    },
  };
}

/** Returns the calls that follow a call in a chain. */
export function chainOf(node: Node): Call[] {
  const calls: Call[] = [];
  for (let current = outermost(node); ;) {
    const member = current.parent;
    if (member?.type !== T.MemberExpression || member.object !== current) return calls;
    const call = member.parent;
    if (call.type !== T.CallExpression || call.callee !== member) return calls;
    calls.push(call);
    current = outermost(call);
  }
}

function propertyStart({ callee }: Call): number {
  return callee.type === T.MemberExpression ? callee.property.range[0] : callee.range[0];
}

/** Removes a call such as `.type('form')` from a chain. */
function removeLink(call: Call): Edit {
  const callee = unwrap(call.callee);
  const start = callee.type === T.MemberExpression ? callee.object.range[1] : call.range[0];
  return { start, end: call.range[1], text: '' };
}
