import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isString, rootOf, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { descendants, moduleOf } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { isOwnCookie } from './session-cookie.js';
import { provesSession } from './session-proof.js';

type Node = TSESTree.Node;

/** Functions that read a session, or the user of one: `authenticator.isAuthenticated()`, `getSession()`, `requireUser()`. */
const READER = /^(?:isAuthenticated$|(?:get|require|use|read|load|fetch|current)[A-Z])/;
const OF_SOMEBODY = /Session|User|Auth|Profile|Account/;

/** What comes with a request, and so may be anybody's. */
const OF_REQUEST = /quer(?:y|ies)|params?\b|body|formdata|headers?\b|json\b|cookies?\b|payload|\burl\b/i;

/** How many variables a token may go through. */
const MAX_STEPS = 6;

/**
 * Refuses a token that is not from the user's session: another site could send a request with its own, and link the
 * visitor's account to that one.
 */
export function* assertOfSession(request: RewriteRequest, token: Node): Attempt<void> {
  const source = sourceIn(request, token, MAX_STEPS);
  if (source === 'request') return yield* refuse('reason.token-from-request');
  if (source !== 'session') return yield* refuse('reason.token-not-in-session');
}

/** Whether a value is known to be from the user's session. */
export function isOfSession(request: RewriteRequest, value: Node): boolean {
  return sourceIn(request, value, MAX_STEPS) === 'session';
}

type Source = 'session' | 'request' | undefined;

function sourceIn(request: RewriteRequest, start: Node, steps: number): Source {
  const node = unwrap(start);
  if (steps === 0) return undefined;
  if (node.type === T.LogicalExpression && isNothingAt(node.right)) return sourceIn(request, node.left, steps - 1);
  if (isOwnCookie(request, node) || provesSession(request, node)) return 'session';
  const source = sourceOf(request, node);
  // h3 keeps what middleware of the server found out about a request.
  const [, name] = /^event\??\.context\??\.(\w+)/.exec(source) ?? [];
  if (name !== undefined) return /session|auth|user/i.test(name) ? 'session' : ofName(name);
  const [, part] = /^req(?:uest)?\??\.(\w+(?:\??\.\w+)?)/.exec(source) ?? [];
  if (part !== undefined && node.type !== T.CallExpression) {
    return /^auth\??\.credentials$|^session\b/.test(part) ? 'session' : 'request';
  }
  if (node.type === T.CallExpression) return ofCall(request, node, steps);
  if (node.type === T.MemberExpression) return sourceIn(request, node.object, steps);
  return node.type === T.Identifier ? ofVariable(request, node, steps) : undefined;
}

function ofCall(request: RewriteRequest, call: TSESTree.CallExpression, steps: number): Source {
  const callee = unwrap(call.callee);
  const name = calledName(call) ?? '';
  const [argument, ...others] = call.arguments;
  // `session.get('accessToken')`
  if (name === 'get' && callee.type === T.MemberExpression) {
    const isPlain = argument !== undefined && isString(argument) && others.length === 0;
    if (/^req(?:uest)?\.yar$/.test(sourceOf(request, callee.object))) return isPlain ? 'session' : undefined;
    return isPlain ? sourceIn(request, callee.object, steps - 1) : undefined;
  }
  if (isOfAuthJs(request, call)) return 'session';
  if (READER.test(name) && OF_SOMEBODY.test(name)) {
    const isOwn = call.arguments.every((each) => isOfVisitor(request, each, steps - 1));
    return isOwn ? 'session' : undefined;
  }
  const root = callee.type === T.MemberExpression ? rootOf(callee) : callee;
  const isOfRequest = OF_REQUEST.test(name) || (root.type === T.Identifier && /^req(?:uest)?$/.test(root.name));
  return isOfRequest ? 'request' : undefined;
}

/** Whether a call reads the visitor's session of Auth.js: `auth()`, `getToken({ req })`. */
function isOfAuthJs({ document }: RewriteRequest, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== T.Identifier) return false;
  const module = moduleOf(document, callee) ?? '';
  if (callee.name === 'getToken') return module === 'next-auth/jwt';
  return callee.name === 'auth' && call.arguments.length === 0 && /(?:^|[/.])auth(?:\.[jt]s)?$/.test(module);
}

function ofVariable(request: RewriteRequest, name: TSESTree.Identifier, steps: number): Source {
  const binding = request.document.values.bindingOf(name);
  const [definition, ...others] = binding?.definitions ?? [];
  const declarator = definition?.node;
  const isWritten = binding?.references.some((use) => use.isWrite() && use.init !== true) ?? true;
  if (declarator?.type !== T.VariableDeclarator || others.length > 0 || isWritten || !declarator.init) {
    return ofName(name.name);
  }
  // A property of a plain value is no less the session's than the value.
  return sourceIn(request, declarator.init, steps - 1);
}

function ofName(name: string): Source {
  return /^(?:params?|query|body)$/.test(name) ? 'request' : undefined;
}

/** Whether an argument chooses nobody else's session: the request itself, its cookies, options, a part of the session. */
function isOfVisitor(request: RewriteRequest, argument: Node, steps: number): boolean {
  const source = sourceOf(request, argument);
  if (/^(?:\w+\.)?(?:req|request|event|res|response)$/.test(source)) return true;
  if (/^event\.node\.(?:req|res)$/.test(source)) return true;
  if (/^(?:\w+\.)?req(?:uest)?\.headers\.get\((['"])cookie\1\)$/i.test(source)) return true;
  const isFixed = [...descendants(argument)].every((node) => {
    const binding = node.type === T.Identifier ? request.document.values.bindingOf(node) : undefined;
    return binding?.definitions.every(({ name }) => enclosingFunction(name) === undefined) ?? true;
  });
  return isFixed || sourceIn(request, argument, steps) === 'session';
}

function isNothingAt(node: Node): boolean {
  const value = unwrap(node);
  return (
    (value.type === T.Identifier && value.name === 'undefined') ||
    (value.type === T.Literal && (value.value === null || value.value === ''))
  );
}
