import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import type { OptionalToken } from './given.js';
import { provesSession } from './session-proof.js';

type Node = TSESTree.Node;

/** Words in the names and paths of code that only links accounts, for somebody who is signed in. */
const LINKING = /^(?:link(?!edin|tree)[a-z]*|connect|connects|relink|merge|associate|attach|identity|identities)$/;
const LOGIN = /^(?:login|logon|signin|signon|signup|auth|authenticate|authorize|log|sign|start|welcome)$/;

/** Names of middleware that lets only signed-in users pass: `requiresAuth`, `ensureLoggedIn`, `withApiAuthRequired`. */
const GUARD =
  /^(?:requires?|ensures?|must|needs?|checks?|verify|only|is|has|with|restrict|protect)(?:be|for|api|page|to)?(?:auth|log|sign|user|session|account)/;
const GUARDED = /loggedin|signedin|authenticated|required|protected|secured/;
const SOMEBODY = /user|session|auth|token|signed|logged|oidc/i;

/** A route's place: the names that it has, and what runs before its handler. */
export interface Place {
  /** Paths, and names of handlers. */
  readonly names: readonly string[];
  /** The middleware before the handler, or functions that wrap it. */
  readonly guards: readonly Node[];
  /** The text that the middleware is in, if that is not the rewritten file's. */
  readonly text?: string;
}

/** Who may start the login: only users who are signed in, to link an account, or everyone, to sign in. */
export type Visitors = 'signed-in' | 'everyone';

/**
 * Returns who starts a login, from its route and the tests around its call. In doubt it is everyone: such a login must
 * also work without a token.
 * @param given whether the code says that the token may be absent
 */
export function visitorsOf(
  request: RewriteRequest,
  call: Node,
  { names, guards, text = request.text }: Place,
  { mayBeAbsent, node: token }: Pick<OptionalToken, 'mayBeAbsent' | 'node'>,
): Visitors {
  const words = names.flatMap(wordsOf);
  if (names.some(isLinkingName)) return 'signed-in';
  if (guards.some((guard) => isGuard({ text }, guard)) || isTested(request, call)) return 'signed-in';
  if (!mayBeAbsent && provesSession(request, token)) return 'signed-in';
  if (mayBeAbsent || words.length === 0 || words.some((word) => LOGIN.test(word))) return 'everyone';
  return needsUser(request, token) ? 'signed-in' : 'everyone';
}

/** Refuses a login that visitors without a token may use to sign in. @param at the code that redirects */
export function* assertLinksOnly(request: RewriteRequest, at: Node, place: Place, token: Node): Attempt<void> {
  const { type } = token.type === T.TSNonNullExpression ? token.expression : token;
  const mayBeAbsent = [T.ChainExpression, T.LogicalExpression, T.ConditionalExpression].some((each) => each === type);
  if (visitorsOf(request, at, place, { mayBeAbsent, node: token }) === 'everyone') {
    return yield* refuse('reason.login-for-everyone');
  }
}

/** Whether a path or the name of a handler says that it only links accounts. */
export function isLinkingName(name: string): boolean {
  return wordsOf(name).some((word) => LINKING.test(word));
}

/** Objects that exist only for a user: reading a token from them throws for anyone else. */
const OF_USER = /(?:^|\.)(?:user|account|accessToken|tokenSet)$|^session$|getAccessToken$/;

/** Whether evaluating a token fails without a user: `req.user.accessToken`, or a variable with such a value. */
function needsUser(request: RewriteRequest, token: Node): boolean {
  const binding = token.type === T.Identifier ? request.document.values.bindingOf(token) : undefined;
  const declarator = binding?.definitions.length === 1 ? binding.definitions[0]?.node : undefined;
  const isDeclared = declarator?.type === T.VariableDeclarator && declarator.init !== null;
  const value = isDeclared && declarator.init ? declarator.init : token;
  const isTaken = isDeclared && declarator.id.type === T.ObjectPattern;
  const inner = value.type === T.ChainExpression ? undefined : unwrap(value);
  const object = isTaken ? inner : inner?.type === T.MemberExpression ? unwrap(inner.object) : undefined;
  return (
    object !== undefined && OF_USER.test(sourceOf(request, object.type === T.CallExpression ? object.callee : object))
  );
}

/** Whether middleware lets only signed-in users pass, by its name or by what it tests. */
function isGuard(request: Pick<RewriteRequest, 'text'>, guard: Node): boolean {
  const node = unwrap(guard);
  if (!isFunction(node)) {
    const name = sourceOf(request, node.type === T.CallExpression ? node.callee : node)
      .slice(-80)
      .split('.')
      .at(-1);
    const plain = name?.toLowerCase().replaceAll('_', '') ?? '';
    return GUARD.test(plain) || GUARDED.test(plain);
  }
  const body = sourceOf(request, node);
  return SOMEBODY.test(body) && /\bif\b|\?/.test(body) && /redirect|status|throw|Error\(/i.test(body);
}

/** Returns the words of a path or name: `/account/linkGoogle/:connection` has account, link and google. */
function wordsOf(name: string): string[] {
  // A parameter's name says nothing: `:connection` does not connect accounts.
  const parts = name.split('/').filter((part) => !/^[:[]/.test(part));
  const plain = parts.join(' ').replace(/([a-z])([A-Z])/g, '$1 $2');
  return plain.toLowerCase().match(/[a-z]+/g) ?? [];
}

/** Whether the handler gets to the call only with a user: `if (!req.user) return …`, or `if (req.user) { call }`. */
function isTested(request: RewriteRequest, call: Node): boolean {
  const handler = enclosingFunction(call);
  for (let node = call; node.parent !== undefined && node.parent !== handler; node = node.parent) {
    const { parent } = node;
    if (parent.type === T.IfStatement) {
      const test = sourceOf(request, parent.test);
      const isNegative = test.startsWith('!');
      if (SOMEBODY.test(test) && (isNegative ? parent.alternate === node : parent.consequent === node)) return true;
    }
    if (parent.type === T.BlockStatement && parent.body.some((other) => leavesWithoutUser(request, other, node))) {
      return true;
    }
  }
  return false;
}

function leavesWithoutUser(request: RewriteRequest, statement: TSESTree.Statement, call: Node): boolean {
  if (statement.type !== T.IfStatement || statement.range[1] > call.range[0] || statement.alternate) return false;
  const test = sourceOf(request, statement.test);
  const { consequent } = statement;
  const last = consequent.type === T.BlockStatement ? consequent.body.at(-1) : consequent;
  return (
    test.startsWith('!') && SOMEBODY.test(test) && (last?.type === T.ReturnStatement || last?.type === T.ThrowStatement)
  );
}
