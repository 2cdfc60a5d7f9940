import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { moduleOf } from '../code.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** A call that registers a route. */
export interface Registration {
  readonly call: TSESTree.CallExpression;
  readonly owner: Node;
  readonly path: Node | undefined;
  /** The index of its first handler among the arguments. */
  readonly first: number;
}

/** A registration of a handler, with the middleware before it. */
export interface HandlerRegistration extends Registration {
  readonly before: readonly Node[];
  /** The function that wraps the handler: `asyncHandler` in `asyncHandler(handler)`. */
  readonly wrapper: Node | undefined;
}

const VERBS = /^(get|post|all)$/;

/** Functions that pass a request on to the handler they receive, and its errors to Express. */
const WRAPPERS = /async|await|catch|wrap|handle|try|promise/i;

/**
 * Returns the calls that register routes: `router.get('/link', requireLogin, handler)`, or
 * `router.route('/link').get(requireLogin, handler)`.
 */
export function registrationsIn({ program }: Pick<RewriteRequest, 'program'>): Registration[] {
  return program.nodes.flatMap((node) =>
    node.type === T.CallExpression && verbOf(node) !== undefined ? { ...pathAndOwner(node), call: node } : [],
  );
}

/**
 * Returns the registrations with a handler that matches, also in a wrapper: `asyncHandler(handler)`,
 * `controller.link.bind(controller)`.
 */
export function registrationsWith(
  request: Pick<RewriteRequest, 'program'>,
  isHandler: (argument: Node) => boolean,
): HandlerRegistration[] {
  return registrationsIn(request).flatMap((registration) => {
    const { call, first } = registration;
    const isIt = (argument: Node): boolean => isHandler(argument) || wrappedIn(argument).some(isHandler);
    const index = call.arguments.findIndex(isIt);
    const argument = call.arguments[index];
    if (index < first || argument === undefined) return [];
    const inner = unwrap(argument);
    const isWrapped = !isHandler(argument) && inner.type === T.CallExpression && calledName(inner) !== 'bind';
    const wrapper = isWrapped ? inner.callee : undefined;
    return [{ ...registration, before: call.arguments.slice(first, index), wrapper }];
  });
}

/** Returns the registrations of a function of the same file. */
export function registrationsOf(request: RewriteRequest, handler: FunctionNode): HandlerRegistration[] {
  return registrationsWith(request, (argument) => request.document.values.origins(argument).includes(handler));
}

/** Returns the handlers that an argument may wrap. */
function wrappedIn(argument: Node): readonly Node[] {
  const call = unwrap(argument);
  if (call.type !== T.CallExpression) return [];
  const { callee } = call;
  if (callee.type === T.MemberExpression && calledName(call) === 'bind') return [callee.object];
  return WRAPPERS.test(calledName(call) ?? '') ? call.arguments : [];
}

/** Packages whose wrappers pass all of a handler's arguments on, `next` too. */
const PASSING = /^(?:express-async-handler|express-async-wrap|middleware-async)$/;

/** Whether a handler gets `next`: an unknown wrapper may pass on only what the handler takes. */
export function getsNext(
  { document }: Pick<RewriteRequest, 'document'>,
  { wrapper }: HandlerRegistration,
  handler: FunctionNode,
): boolean {
  if (wrapper === undefined || handler.params.length > 2) return true;
  return PASSING.test(moduleOf(document, wrapper) ?? '');
}

function verbOf({ callee }: TSESTree.CallExpression): string | undefined {
  const name = callee.type === T.MemberExpression && callee.property.type === T.Identifier ? callee.property.name : '';
  return VERBS.test(name) ? name : undefined;
}

function pathAndOwner(call: TSESTree.CallExpression): Pick<Registration, 'owner' | 'path'> & { first: number } {
  let object: Node = unwrap((call.callee as TSESTree.MemberExpression).object);
  while (object.type === T.CallExpression && object.callee.type === T.MemberExpression) {
    const { property, object: owner } = object.callee;
    if (property.type === T.Identifier && property.name === 'route') {
      return { owner, path: object.arguments[0], first: 0 };
    }
    object = unwrap(owner);
  }
  return { owner: (call.callee as TSESTree.MemberExpression).object, path: call.arguments[0], first: 1 };
}
