import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction, isFunction, ownerOfThis, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { descendants, indentAt, isInScope, isRepeatable, removeLine } from '../code.js';
import { removeItems } from '../objects.js';
import { outcomeOf } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { isHarmless, loggedUses } from './callback.js';
import type { Construction } from './lock-draft.js';
import { purposeOf } from './purpose.js';

type Node = TSESTree.Node;

/** A call of a Lock's method, such as `lock.on('authenticated', …)`. */
type LockCall = TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression };

/** Returns the calls of a method of a Lock. */
export function callsOf({ document }: RewriteRequest, construction: Construction, method: string): LockCall[] {
  return document.values.memberCalls(method).filter((call): call is LockCall => {
    const callee = unwrap(call.callee);
    return callee.type === T.MemberExpression && document.values.origins(callee.object).includes(construction);
  });
}

/** Returns the calls that give a Lock an `authenticated` handler. */
export function handlersOf(request: RewriteRequest, construction: Construction): LockCall[] {
  return listenersOf(request, construction).filter(
    ({ arguments: [event] }) => event && request.document.values.constantString(event) === 'authenticated',
  );
}

/** Returns the calls that give a Lock a handler of any event. */
function listenersOf(request: RewriteRequest, construction: Construction): LockCall[] {
  return ['on', 'once'].flatMap((method) => callsOf(request, construction, method));
}

/**
 * Whether an event of a Lock passes something on to the caller of the function that shows it, such as `resolve` of a
 * promise, which would stay pending with another Lock.
 */
export function isAwaited(request: RewriteRequest, construction: Construction, show: Node): boolean {
  const { values } = request.document;
  const around = enclosingFunction(show);
  const isOutside = (name: Node): boolean => {
    const definition = name.type === T.Identifier ? values.bindingOf(name)?.definitions[0] : undefined;
    return definition?.type === DefinitionType.Parameter && contains(definition.node, show);
  };
  return listenersOf(request, construction).some(
    (call) =>
      enclosingFunction(call) === around &&
      call.arguments.slice(1).some((handler) => [...descendants(handler)].some(isOutside)),
  );
}

/**
 * Returns the edits that turn a Lock's only handler into one that runs once the account is linked: Lock calls its
 * handlers independently, so an unchanged one would run before linking, or though it failed.
 * @param values the source of the domain and the token, and their nodes
 * @returns undefined if the handler may use the login's tokens, or if the Lock may also log users in
 */
export function handlerAfterLinking(
  request: RewriteRequest,
  construction: Construction,
  values: readonly { readonly source: string; readonly node: Node }[],
): readonly Edit[] | undefined {
  const { document } = request;
  const [call, ...others] = handlersOf(request, construction);
  const [, given, ...more] = call?.arguments ?? [];
  if (!call || !given || others.length > 0 || more.length > 0 || isOnce(call)) return undefined;
  if (document.values.origins(call.callee.object).length > 1 || call.parent.type === T.ChainExpression)
    return undefined;
  const [handler, ...rest] = document.values.origins(given);
  if (handler === undefined || rest.length > 0 || !isFunction(handler) || !isHarmless(document, given, 0))
    return undefined;
  if (usesThis(handler) || handler.generator) return undefined;
  const isInline = unwrap(given) === handler;
  // The event's name would say that an inline handler logs users in.
  const users = [isInline ? call : handler, ...callsOf(request, construction, 'show')];
  if (users.some((user) => purposeOf(request, user) === 'login')) return undefined;
  if (!values.every(({ node }) => isRepeatable(node) && isInScope(document, node, call))) return undefined;
  const written = isInline ? asCallback(request, handler) : named(request, given);
  return (
    written && [
      { start: call.range[0], end: call.range[0], text: 'linkByLock(' },
      {
        start: call.callee.object.range[1],
        end: given.range[0],
        text: `, ${values.map(({ source }) => source).join(', ')}, `,
      },
      ...written,
    ]
  );
}

function isOnce({ callee: { property } }: LockCall): boolean {
  return property.type === T.Identifier && property.name === 'once';
}

/** Whether a function needs to be called by the Lock, which is its `this`. */
function usesThis(handler: FunctionNode): boolean {
  if (handler.type === T.ArrowFunctionExpression) return false;
  return [...descendants(handler)].some((node) => node.type === T.ThisExpression && ownerOfThis(node) === handler);
}

/** Returns the edits that give a written handler the error as its parameter, and make it run only without one. */
function asCallback(request: RewriteRequest, handler: FunctionNode): Edit[] | undefined {
  const { text, style } = request;
  const { params, body } = handler;
  const [first, last] = [params[0], params.at(-1)];
  if (!body) return undefined;
  const name = /\berror\b/.test(sourceOf(request, handler)) ? 'linkError' : 'error';
  const head = text.slice(handler.range[0], body.range[0]);
  const bare = /^[^()]*\(\s*(?=\))/.exec(head)?.[0];
  const hasParentheses = head.includes('(');
  const logged = withoutLogged(request, handler);
  const edits: Edit[] =
    first && last
      ? [{ start: first.range[0], end: last.range[1], text: hasParentheses ? name : `(${name})` }]
      : bare === undefined
        ? []
        : [{ start: handler.range[0] + bare.length, end: handler.range[0] + bare.length, text: name }];
  if (edits.length === 0 || logged === undefined) return undefined;
  edits.push(...logged);
  const [start, end] = body.range;
  if (body.type !== T.BlockStatement) {
    const isWrapped = text[start - 1] === '(';
    const [open, close] = isWrapped ? ['', ''] : ['(', ')'];
    return [
      ...edits,
      { start, end: start, text: `${open}${name} ? console.error(${name}) : ` },
      { start: end, end, text: close },
    ];
  }
  const outer = style.eol + indentAt(text, handler.range[0]);
  const line = outer + style.indent;
  const close = style.semicolons ? ';' : '';
  const lines = [
    `if (${name}) {`,
    `${style.indent}console.error(${name})${close}`,
    `${style.indent}return${close}`,
    '}',
  ];
  const guard = lines.map((code) => line + code).join('');
  const inside = text.slice(start + 1, end - 1);
  if (/^[ \t]*\r?\n/.test(inside)) return [...edits, { start: start + 1, end: start + 1, text: guard }];
  if (logged.length > 0) return undefined;
  const written = inside.trim();
  return [...edits, { start: start + 1, end: end - 1, text: guard + (written && line + written) + outer }];
}

/** Removes a handler's parameters where they are only logged, and statements that log nothing else. */
function withoutLogged({ document, text }: RewriteRequest, { params }: FunctionNode): readonly Edit[] | undefined {
  const uses = params.flatMap((each) => (each.type === T.Identifier ? (loggedUses(document, each) ?? []) : []));
  const calls = new Set(uses.map((use) => use.parent as TSESTree.CallExpression));
  const edits: Edit[] = [];
  for (const { arguments: logged, parent, range } of calls) {
    const gone = logged.filter((each) => uses.includes(each as TSESTree.Identifier));
    const statement = parent.type === T.ExpressionStatement && parent.parent.type === T.BlockStatement && parent;
    const isWhole = statement && gone.length === logged.length;
    const removed = isWhole ? [removeLine(text, statement)] : outcomeOf(removeItems(text, logged, range[1] - 1, gone));
    if (!Array.isArray(removed)) return undefined;
    edits.push(...removed);
  }
  return edits;
}

/** Returns the edit that wraps the name of a function. */
function named(request: RewriteRequest, given: Node): Edit[] | undefined {
  const name = unwrap(given);
  if (name.type !== T.Identifier) return undefined;
  const [start, end] = given.range;
  const choice = `error ? console.error(error) : ${name.name}()`;
  const text = request.style.modern
    ? `(error) => (${choice})`
    : `function (error) { return ${choice}${request.style.semicolons ? ';' : ''} }`;
  return [{ start, end, text }];
}
