import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { appendProperty, keyOf, propertyOf, removeItems, removeProperties } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { headerEdits, methodEdit, NO_OPTIONS, optionsWith, renameVerb } from './delete-form.js';
import type { DeleteForm, UnlinkCall } from './delete-form.js';

const BODY_KEYS = ['body', 'data', 'form', 'json', 'formData'];

/** Returns the DELETE form for clients that take options, or a URL, a body and options. */
export function* byOptions(unlink: UnlinkCall): Attempt<DeleteForm> {
  const { made, client } = unlink;
  const verb = calledName(made.node);
  if (verb !== 'post')
    return yield* byConfiguration(unlink, yield* understood(optionsWith(unlink, 'method', 'type'), NO_OPTIONS));
  if (client === 'axios' || client === 'angularjs' || client === 'angular') return yield* byVerb(unlink);
  if (client === 'jquery') return yield* byJQueryPost(unlink);
  // got, ky and request: the body is one of the options.
  const options = yield* understood(optionsWith(unlink, ...BODY_KEYS), NO_OPTIONS);
  const form = yield* byConfiguration(unlink, options);
  return {
    ...form,
    *edits(bearer) {
      return [yield* renameVerb(made, client === 'request' ? 'del' : 'delete'), ...(yield* form.edits(bearer))];
    },
  };
}

function* byConfiguration(unlink: UnlinkCall, options: TSESTree.ObjectExpression): Attempt<DeleteForm> {
  const { request, client } = unlink;
  const { text } = request;
  const carriers = BODY_KEYS.flatMap((key) => propertyOf(options, key) ?? []).filter(
    ({ value }) => !(value.type === T.Literal && typeof value.value === 'boolean'),
  );
  const [carrier, ...others] = carriers;
  if (carrier === undefined || others.length > 0) return yield* refuse('reason.body-not-found');
  return {
    payload: carrier.value,
    *edits(bearer) {
      const method = propertyOf(options, 'method', 'type');
      const needless = options.properties.filter(
        (property): property is TSESTree.Property =>
          property.type === T.Property &&
          client === 'jquery' &&
          /^(contentType|processData)$/.test(keyOf(property) ?? ''),
      );
      const headers = yield* headerEdits(request, options, bearer);
      const edits = [...(method ? [yield* methodEdit(text, method.value)] : []), ...headers.edits];
      const isJson = client === 'request' && keyOf(carrier) === 'json';
      // request must still parse the response as JSON.
      const replacement = isJson ? 'json: true' : headers.property;
      if (replacement === undefined) edits.push(...(yield* removeProperties(text, options, [carrier, ...needless])));
      else {
        edits.push({ start: carrier.range[0], end: carrier.range[1], text: replacement });
        if (isJson && headers.property !== undefined)
          edits.push(...(yield* appendProperty(text, options, headers.property)));
        edits.push(...(yield* removeProperties(text, options, needless)));
      }
      return edits;
    },
  };
}

/** `client.post(url, body, options)` of axios, Angular and AngularJS. */
function* byVerb({ request, made }: UnlinkCall): Attempt<DeleteForm> {
  const { text } = request;
  const [, payload, options, ...others] = made.node.arguments;
  if (payload === undefined || others.length > 0) return yield* refuse('reason.body-not-found');
  return {
    payload,
    *edits(bearer) {
      const rename = yield* renameVerb(made, 'delete');
      if (options === undefined) {
        return [
          rename,
          { start: payload.range[0], end: payload.range[1], text: `{ headers: { Authorization: ${bearer} } }` },
        ];
      }
      const object = unwrap(options);
      if (object.type !== T.ObjectExpression) return yield* refuse(NO_OPTIONS);
      const headers = yield* headerEdits(request, object, bearer);
      const added = headers.property === undefined ? [] : yield* appendProperty(text, object, headers.property);
      const removed = yield* removeItems(text, made.node.arguments, made.node.range[1] - 1, [payload]);
      return [rename, ...removed, ...headers.edits, ...added];
    },
  };
}

/** `$.post(url, body, success, dataType)`. */
function* byJQueryPost({ request, made }: UnlinkCall): Attempt<DeleteForm> {
  const [url, payload, success, dataType, ...others] = made.node.arguments;
  if (url === undefined || payload === undefined || others.length > 0) return yield* refuse('reason.body-not-found');
  const { style } = request;
  return {
    payload,
    *edits(bearer) {
      const q = style.quote;
      const callback = success && (success.type === T.Literal ? undefined : success);
      const type = dataType ?? (success?.type === T.Literal ? success : undefined);
      const edits: Edit[] = [
        yield* renameVerb(made, 'ajax'),
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

/** `needle.post(url, body, options, callback)` and `needle('post', url, body, options, callback)`. */
export function* byNeedle({ request, made }: UnlinkCall): Attempt<DeleteForm> {
  const { text } = request;
  const named = calledName(made.node) === 'post';
  const [payload, third] = made.node.arguments.slice(named ? 1 : 2);
  if (payload === undefined) return yield* refuse('reason.body-not-found');
  const [word] = made.node.arguments;
  return {
    payload,
    *edits(bearer) {
      const verb = named || word === undefined ? yield* renameVerb(made, 'delete') : yield* methodEdit(text, word);
      const headers = `{ headers: { Authorization: ${bearer} } }`;
      const object = third && unwrap(third);
      if (object?.type !== T.ObjectExpression) {
        return [verb, { start: payload.range[0], end: payload.range[1], text: `null, ${headers}` }];
      }
      const set = yield* headerEdits(request, object, bearer);
      return [
        verb,
        { start: payload.range[0], end: payload.range[1], text: 'null' },
        ...set.edits,
        ...(set.property === undefined ? [] : yield* appendProperty(text, object, set.property)),
      ];
    },
  };
}
