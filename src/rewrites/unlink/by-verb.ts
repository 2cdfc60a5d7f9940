import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { appendProperty, propertySeparator, removeItems } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { byConfiguration, byOptions, methodOf } from './by-options.js';
import { literalOf, methodEdit, NO_OPTIONS, optionsWith, renameVerb } from './delete-form.js';
import type { Bearer, DeleteForm, UnlinkCall } from './delete-form.js';
import { settingsEdits } from './jquery-settings.js';
import { objectWith } from './layout.js';
import type { Layout } from './layout.js';
import { copyOfOptions } from './shared-options.js';
import { editsOfHeaders, headerEdits, newHeaders } from './token-header.js';

type Node = TSESTree.Node;

/** Returns the DELETE form of `client.post(url, body, options)`, as in axios, Angular and AngularJS. */
export function* byVerb(unlink: UnlinkCall): Attempt<DeleteForm> {
  const { args, client } = unlink;
  const verb = methodOf(unlink);
  if (verb !== 'post' && verb !== '$post') {
    // axios: `axios(options)`, `instance.request(options)`; Angular: `http.request('POST', url, options)`.
    return yield* byOptions(unlink);
  }
  const [, payload, options, ...others] = args;
  if (payload === undefined || others.length > 0) return yield* refuse('reason.body-not-found');
  const remove = yield* understood(client.remove, 'reason.http-client-unknown');
  return {
    payloads: [payload],
    *edits(bearer, layout) {
      const rename = yield* renameVerb(unlink, verb === '$post' ? `$${remove}` : remove);
      if (options === undefined) {
        const { value, edits } = yield* newHeaders(unlink, bearer);
        return [rename, objectInstead(unlink, payload, `headers: ${value}`, layout), ...edits];
      }
      const removed = yield* withoutPayload(unlink, payload);
      return [rename, ...removed, ...(yield* editsOfOptions(unlink, options, bearer))];
    },
  };
}

/** Puts an object with a property where the body is, after an empty query where the client takes one. */
function objectInstead({ request, client }: UnlinkCall, payload: Node, property: string, layout: Layout): Edit {
  const [start, end] = payload.range;
  const object = objectWith(request, start, [property], layout);
  return { start, end, text: client.hasQuery ? `{}, ${object}` : object };
}

/** Removes the body from a call's arguments; an empty query replaces it where the client takes one. */
function* withoutPayload({ request, client, args, made }: UnlinkCall, payload: Node): Attempt<Edit[]> {
  const [start, end] = payload.range;
  if (client.hasQuery) return [{ start, end, text: '{}' }];
  return yield* removeItems(request.text, args, made.node.range[1] - 1, [payload]);
}

/** Returns the edits that add the token to a call's options. */
function* editsOfOptions(unlink: UnlinkCall, options: Node, bearer: Bearer): Attempt<Edit[]> {
  const { text, document } = unlink.request;
  const node = unwrap(options);
  const inline = node.type === T.Identifier ? undefined : literalOf(unlink.request, node);
  if (inline) {
    const headers = yield* headerEdits(unlink, inline, bearer);
    return [
      ...headers.edits,
      ...(headers.property === undefined ? [] : yield* appendProperty(text, inline, headers.property)),
    ];
  }
  // Other code may use the same options, and the token may be out of scope where they are written.
  const isOnce = node.type === T.Identifier && literalOf(unlink.request, node) !== undefined;
  if (node.type === T.Identifier && unlink.client.name === 'angular-http') {
    return yield* editsOfRequestOptions(unlink, node, bearer);
  }
  const [object] = document.values.origins(node);
  const local = isOnce ? literalOf(unlink.request, node) : undefined;
  if (local && local === object && node.type === T.Identifier && isLocal(unlink, node)) {
    const headers = yield* headerEdits(unlink, local, bearer);
    return [
      ...headers.edits,
      ...(headers.property === undefined ? [] : yield* appendProperty(text, local, headers.property)),
    ];
  }
  if (node.type !== T.Identifier && node.type !== T.MemberExpression) return yield* refuse(NO_OPTIONS);
  return yield* copyOfOptions(unlink, node, bearer);
}

/** Whether a variable is declared in the function that makes the request, so the token is in scope at its value. */
function isLocal({ request }: UnlinkCall, name: TSESTree.Identifier): boolean {
  const [definition] = request.document.values.bindingOf(name)?.definitions ?? [];
  return definition !== undefined && blockOf(definition.node) === blockOf(name);
}

function blockOf(node: Node): Node | undefined {
  for (let current = node.parent; current !== undefined; current = current.parent) {
    if (current.type === T.BlockStatement || current.type === T.Program) return current;
  }
  return undefined;
}

/** `@angular/http`: `new RequestOptions({ headers })` in a variable. */
function* editsOfRequestOptions(unlink: UnlinkCall, name: TSESTree.Identifier, bearer: Bearer): Attempt<Edit[]> {
  const object = yield* understood(literalOf(unlink.request, name), NO_OPTIONS);
  if (!isLocal(unlink, name)) return yield* refuse(NO_OPTIONS);
  const headers = yield* headerEdits(unlink, object, bearer);
  return [
    ...headers.edits,
    ...(headers.property === undefined ? [] : yield* appendProperty(unlink.request.text, object, headers.property)),
  ];
}

/** Returns the DELETE form of `http.post(url, body, headers)`: rxjs has no second argument then, Cordova an empty one. */
export function* byPosition(unlink: UnlinkCall): Attempt<DeleteForm> {
  const { args, client } = unlink;
  if (methodOf(unlink) !== 'post') return yield* byOptions(unlink);
  const [, payload, headers] = args;
  if (payload === undefined) return yield* refuse('reason.body-not-found');
  const remove = yield* understood(client.remove, 'reason.http-client-unknown');
  return {
    payloads: [payload],
    *edits(bearer, layout) {
      const rename = yield* renameVerb(unlink, remove);
      if (headers === undefined) {
        return [rename, objectInstead(unlink, payload, `Authorization: ${bearer.text}`, layout)];
      }
      const removed = yield* withoutPayload(unlink, payload);
      return [rename, ...removed, ...(yield* editsOfHeaders(unlink, headers, bearer))];
    },
  };
}

/** Returns the DELETE form of `$.ajax(options)`, `$.ajax(url, options)` and `$.post(url, body, success, dataType)`. */
export function* byJQuery(unlink: UnlinkCall): Attempt<DeleteForm> {
  if (methodOf(unlink) !== 'post') {
    return yield* byConfiguration(unlink, yield* understood(optionsWith(unlink, 'method', 'type'), NO_OPTIONS));
  }
  const { request, args } = unlink;
  const [url, payload, success, dataType, ...others] = args;
  const settings = args.length === 1 && url ? literalOf(request, url) : undefined;
  if (settings) {
    // `$.post(settings)`, since jQuery 3.
    const form = yield* byConfiguration(unlink, settings);
    const { style } = request;
    return {
      ...form,
      *edits(bearer, layout) {
        const [property] = settings.properties;
        const first = property?.range[0] ?? settings.range[0] + 1;
        const separator = property ? propertySeparator(request.text, property.range) : ', ';
        return [
          yield* renameVerb(unlink, 'ajax'),
          { start: first, end: first, text: `type: ${style.quote}DELETE${style.quote}${separator}` },
          ...(yield* form.edits(bearer, layout)),
        ];
      },
    };
  }
  if (url === undefined || payload === undefined || others.length > 0) return yield* refuse('reason.body-not-found');
  const callback = success && (success.type === T.Literal ? undefined : success);
  const type = dataType ?? (success?.type === T.Literal ? success : undefined);
  return {
    payloads: [payload],
    *edits(bearer, layout) {
      return [
        yield* renameVerb(unlink, 'ajax'),
        ...settingsEdits(unlink, { url, payload, callback, type }, bearer, layout),
      ];
    },
  };
}

/** `needle.post(url, body, options, callback)` and `needle('post', url, body, options, callback)`. */
export function* byNeedle(unlink: UnlinkCall): Attempt<DeleteForm> {
  const { request, args } = unlink;
  const { text } = request;
  const named = methodOf(unlink) === 'post';
  const [payload, third] = args.slice(named ? 1 : 2);
  if (payload === undefined) return yield* refuse('reason.body-not-found');
  const options = third ? unwrap(third) : undefined;
  return {
    payloads: [payload],
    *edits(bearer, layout) {
      const [word] = args;
      const method = named
        ? yield* renameVerb(unlink, 'delete')
        : yield* methodEdit(text, yield* understood(word, 'reason.method-unknown'));
      // needle.delete(url, data, options, callback): the data stays, as null.
      const data: Edit = { start: payload.range[0], end: payload.range[1], text: 'null' };
      if (options?.type !== T.ObjectExpression) {
        // The last argument is the callback.
        if (options !== undefined && options !== unwrap(args.at(-1) ?? options)) return yield* refuse(NO_OPTIONS);
        const end = payload.range[1];
        const headers = `headers: { Authorization: ${bearer.text} }`;
        return [
          method,
          data,
          { start: end, end, text: `, ${objectWith(request, payload.range[0], [headers], layout)}` },
        ];
      }
      const headers = yield* headerEdits(unlink, options, bearer);
      const added = headers.property === undefined ? [] : yield* appendProperty(text, options, headers.property);
      return [method, data, ...headers.edits, ...added];
    },
  };
}
