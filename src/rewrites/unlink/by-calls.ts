import type { TSESTree } from '@typescript-eslint/types';
import { isString, outermost, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { removeLine, statementOf } from '../code.js';
import { appendProperty, propertyOf } from '../objects.js';
import { forEach, refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { inStyle } from '../style.js';
import { chainOf } from './by-chain.js';
import { methodEdit, NO_OPTIONS, optionsWith } from './delete-form.js';
import type { DeleteForm, UnlinkCall } from './delete-form.js';
import { BODY_HEADER, headerEdits } from './token-header.js';

/** Returns the DELETE form of Node's `https.request(options)`, with the body in `write()` or `end()`. */
export function* byNode(unlink: UnlinkCall): Attempt<DeleteForm> {
  const { request } = unlink;
  const { text } = request;
  const options = yield* understood(optionsWith(unlink, 'method'), NO_OPTIONS);
  const writes = writesOf(unlink).filter((call) => call.arguments.length > 0);
  const [write, ...others] = writes;
  const [payload] = write?.arguments ?? [];
  if (!write || !payload || others.length > 0) return yield* refuse('reason.body-in-pieces');
  return {
    payloads: [payload],
    *edits(bearer) {
      const method = yield* understood(propertyOf(options, 'method'), NO_OPTIONS);
      const headers = yield* headerEdits(unlink, options, bearer);
      const added = headers.property === undefined ? [] : yield* appendProperty(text, options, headers.property);
      const isWrite = calledName(write) === 'write';
      const removed = isWrite
        ? yield* removeStatement(text, write)
        : { start: payload.range[0], end: write.range[1] - 1, text: '' };
      return [yield* methodEdit(text, method.value), ...headers.edits, ...added, removed];
    },
  };
}

function writesOf({ request, made }: UnlinkCall): TSESTree.CallExpression[] {
  const isWrite = (call: TSESTree.CallExpression): boolean => /^(write|end)$/.test(calledName(call) ?? '');
  const chained = chainOf(made.node).filter(isWrite);
  const { parent } = outermost(made.node);
  const binding =
    parent?.type === T.VariableDeclarator && parent.id.type === T.Identifier
      ? request.document.values.bindingOf(parent.id)
      : undefined;
  const used = binding ? request.document.values.memberUses(binding) : [];
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

/** Returns the DELETE form of `xhr.open('POST', url); xhr.setRequestHeader(…); xhr.send(body)`. */
export function* byXhr({ request, made }: UnlinkCall): Attempt<DeleteForm> {
  const { text, style, document } = request;
  const callee = unwrap(made.node.callee);
  if (callee.type !== T.MemberExpression) return yield* refuse('reason.request-object-not-found');
  const receiver = text.slice(...callee.object.range);
  const binding = document.values.bindingOf(unwrap(callee.object));
  const onSame = (name: string): TSESTree.CallExpression[] =>
    document.values.memberCalls(name).filter((call): call is TSESTree.CallExpression => {
      const target = unwrap(call.callee);
      if (call.type !== T.CallExpression || target.type !== T.MemberExpression) return false;
      const object = unwrap(target.object);
      return binding ? document.values.bindingOf(object) === binding : text.slice(...target.object.range) === receiver;
    });
  const [send, ...others] = onSame('send');
  const [payload] = send?.arguments ?? [];
  if (!send || !payload || others.length > 0) return yield* refuse('reason.body-in-pieces');
  const word = yield* understood(made.node.arguments[0], 'reason.method-unknown');
  return {
    payloads: [payload],
    *edits(bearer) {
      const isBodyHeader = ({ arguments: [name] }: TSESTree.CallExpression): boolean =>
        name !== undefined && isString(name) && BODY_HEADER.test(name.value);
      const [replaced, ...removed] = onSame('setRequestHeader').filter(isBodyHeader);
      const header = `${style.quote}Authorization${style.quote}, ${bearer.text}`;
      const edits = [
        yield* methodEdit(text, word),
        { start: payload.range[0], end: payload.range[1], text: '' },
        ...(yield* forEach(removed, (call) => removeStatement(text, call))),
      ];
      const first = replaced?.arguments[0];
      const last = replaced?.arguments.at(-1);
      if (first && last) return [...edits, { start: first.range[0], end: last.range[1], text: header }];
      const statement = statementOf(send);
      const line = `${receiver}.setRequestHeader(${header});\n`;
      const before = text.slice(text.lastIndexOf('\n', statement.range[0] - 1) + 1, statement.range[0]);
      const indent = before.slice(before.trimEnd().length);
      return [...edits, { start: statement.range[0], end: statement.range[0], text: inStyle(line, style) + indent }];
    },
  };
}

/** Removes the call's statement and its line; refuses where the call is only part of a statement. */
function* removeStatement(text: string, { parent: statement }: TSESTree.CallExpression): Attempt<Edit> {
  if (statement.type !== T.ExpressionStatement) {
    return yield* refuse('reason.call-in-expression');
  }
  return removeLine(text, statement);
}
