import type { TSESTree } from '@typescript-eslint/types';
import { contains, isFunction, isString, ownerOfThis, rootOf, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { descendants, indentAt, isTaken, removeLine } from '../code.js';
import { isGlobal } from '../declarations.js';
import { importOf, removeUnusedImport } from '../module-imports.js';
import type { LocalImport } from '../module-imports.js';
import { propertyOf } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { axiosAt } from './axios-instance.js';
import { literalOf } from './delete-form.js';
import type { DeleteForm, UnlinkCall } from './delete-form.js';
import { objectWith } from './layout.js';
import { parameterOf } from './wrapper-flow.js';
import type { Wrapper } from './wrapper-flow.js';
import { tailOf } from './wrapper-tail.js';

type Node = TSESTree.Node;

const UNCLEAR = 'reason.own-function-unclear';

/** Returns the only argument that is neither the URL nor a string: the body. */
export function payloadOf({ args, made }: UnlinkCall, { called }: Wrapper): Node | undefined {
  const bodies = args.filter((argument) => argument !== made.url && !isString(argument));
  if (bodies.length === 1) return bodies[0];
  const named = called.params.findIndex((param) => /body|data|payload|params/i.test(nameOf(param)));
  return args[named];
}

function nameOf(param: Node): string {
  if (param.type === T.AssignmentPattern) return nameOf(param.left);
  return param.type === T.Identifier ? param.name : '';
}

/** Sends the request with the wrapper's own client, and does to the response what the wrapper does. */
export function* withoutWrapper(unlink: UnlinkCall, wrapper: Wrapper): Attempt<DeleteForm> {
  const { request, made } = unlink;
  const { style, text } = request;
  const { client, sender } = wrapper;
  // The caller has no instance of Angular's client.
  if (client.name === 'angular') return yield* refuse(UNCLEAR);
  const sent = wrapper.document.http.requestAt(sender);
  const around = sent && urlAround(unlink, wrapper, sent.url);
  // A URL that another file builds is not known here.
  if (!around) return yield* refuse(UNCLEAR);
  const base = indentAt(text, made.node.range[0]);
  const tail = (yield* tailOf(wrapper, style, request.document)).replaceAll(/\n(?=[^\r\n])/g, `\n${base}`);
  const payload = yield* understood(bodyIn(unlink, wrapper), 'reason.body-not-found');
  if (client.name === 'fetch' && redefinesFetch(request)) return yield* refuse(UNCLEAR);
  const { name, edits: imports } =
    client.name === 'axios' ? yield* axiosOf(unlink, wrapper) : { name: 'fetch', edits: [] };
  const q = style.quote;
  return {
    payloads: [payload],
    *edits(bearer, layout) {
      yield* [];
      const headers = `headers: { Authorization: ${bearer.text} }`;
      const isFetch = client.name === 'fetch';
      const [start, end] = made.node.range;
      const properties = isFetch ? [`method: ${q}DELETE${q}`, headers] : [headers];
      const options = objectWith(request, start, properties, layout);
      return [
        ...imports,
        ...withoutFunction(unlink),
        { start, end: made.url.range[0], text: (isFetch ? 'fetch(' : `${name}.delete(`) + around.before },
        { start: made.url.range[1], end, text: `${around.after}, ${options})${tail}` },
      ];
    },
  };
}

/**
 * Returns the axios that a wrapper uses: the module, or an instance at the top level of the same file. Refuses any other
 * instance, because its interceptors, headers and timeout would be lost.
 */
function* axiosOf({ request }: UnlinkCall, { document, sender }: Wrapper): Attempt<LocalImport> {
  const callee = unwrap(sender.callee);
  const used = callee.type === T.MemberExpression ? unwrap(callee.object) : callee;
  if (axiosAt(document, used)?.key === 'axios') {
    return yield* importOf(request, 'axios', isTaken(request.program.nodes, 'axios') ? 'axiosClient' : 'axios');
  }
  const isHere = document === request.document && used.type === T.Identifier;
  const [definition] = isHere ? (document.values.bindingOf(used)?.definitions ?? []) : [];
  const declaration = (definition?.node as Node | undefined)?.parent;
  const isAtTop = declaration?.parent?.type === T.Program || declaration?.parent?.type === T.ExportNamedDeclaration;
  if (!isHere || !isAtTop) return yield* refuse('reason.axios-instance');
  if (document.text.includes(`${used.name}.interceptors.request`)) return yield* refuse('reason.axios-interceptors');
  return { name: used.name, edits: [] };
}

/** Returns what a wrapper writes around the URL that it receives: `BASE + ` of `fetch(BASE + path)`. */
function urlAround(
  { args, made, request }: UnlinkCall,
  wrapper: Wrapper,
  url: Node,
): { before: string; after: string } | undefined {
  const isPassed = (node: Node): boolean => {
    const from = parameterOf(wrapper, node);
    const argument = from && args[from.index];
    return argument !== undefined && contains(argument, made.url);
  };
  if (isPassed(url)) return { before: '', after: '' };
  const { document, called } = wrapper;
  const parts = [...descendants(url)];
  const [hole, ...others] = parts.filter((node) => node.type === T.Identifier && isPassed(node));
  const isOwnMethod = isSameThis(wrapper, request, made.node);
  const isKnown = parts.every((node) => {
    if (node.type === T.ThisExpression) return isOwnMethod;
    if (node.type === T.CallExpression) return false;
    if (node.type !== T.Identifier || node === hole || isPropertyName(node)) return true;
    return document.values.bindingOf(node)?.definitions.every(({ name }) => !contains(called, name)) === true;
  });
  if (!hole || others.length > 0 || !isKnown || (document !== request.document && parts.length > 4)) return undefined;
  const before = document.text.slice(url.range[0], hole.range[0]);
  const after = document.text.slice(hole.range[1], url.range[1]);
  // `${url}` alone adds nothing.
  if (before === '`${' && after === '}`') return { before: '', after: '' };
  return document === request.document ? { before, after } : undefined;
}

function isPropertyName(node: TSESTree.Identifier): boolean {
  return node.parent.type === T.MemberExpression && node.parent.property === node && !node.parent.computed;
}

/** Whether `this` of a method is also that of its caller, as in another method of the class. */
function isSameThis({ document, called }: Wrapper, request: RewriteRequest, call: UnlinkCall['made']['node']): boolean {
  const callee = unwrap(call.callee);
  const isOwn = callee.type === T.MemberExpression && unwrap(callee.object).type === T.ThisExpression;
  const inside = called.body;
  if (!isOwn || document !== request.document || !inside) return false;
  const owner = ownerOfThis(inside);
  return owner !== undefined && !isFunction(owner) && owner === ownerOfThis(call);
}

/** Whether a file gives the name `fetch` to something else. */
function redefinesFetch({ document: { values }, program: { nodes } }: RewriteRequest): boolean {
  return nodes.some(
    (node) =>
      node.type === T.Identifier && node.name === 'fetch' && (values.bindingOf(node)?.definitions.length ?? 0) > 0,
  );
}

/** Removes the wrapper, or its import, if only this call used it. */
function withoutFunction({ request, callee }: UnlinkCall): Edit[] {
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
  if (!isOwn || statement.parent.type !== T.Program || isGlobal(request, statement)) return [];
  const edit = removeLine(text, statement);
  // A comment above it would stay behind.
  if (/\*\/\s*$|(?:^|\n)[ \t]*\/\/[^\n]*\n$/.test(text.slice(0, edit.start))) return [];
  const blank = /^[ \t]*\r?\n/.exec(text.slice(edit.end));
  return [blank ? { ...edit, end: edit.end + blank[0].length } : edit];
}

/** Returns the argument with the body, or the body in an options object. */
function bodyIn(unlink: UnlinkCall, wrapper: Wrapper): Node | undefined {
  const payload = payloadOf(unlink, wrapper);
  const object = payload && literalOf(unlink.request, payload);
  const inner = object && propertyOf(object, 'body', 'data', 'payload', 'json', 'form');
  return inner ? inner.value : payload;
}
