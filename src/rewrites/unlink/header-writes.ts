import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { dottedName, isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { descendants } from '../code.js';
import { keyOf } from '../objects.js';

type Node = TSESTree.Node;

const HEADER = /^authorization$/i;

/** Names of objects and functions with headers that may include the token: `authHeader()`. */
const MAY_HOLD_TOKEN = /auth|bearer|token/i;

/** Methods that set a header by its name. */
const SETTERS = /^(?:append|header|set|setHeader|setRequestHeader)$/;

/**
 * Whether code sets the `Authorization` header of requests to any host, even if they have one: not if that depends on
 * how the URL starts, or on a missing header.
 * @param code a function that changes requests, or code with such functions
 */
export function replacesHeader(document: Document, code: Node): boolean {
  return [...descendants(code)].some((node) => isWrite(node) && !isGuarded(document, node, code));
}

function isWrite(node: Node): boolean {
  switch (node.type) {
    case T.Property:
      return isHeader(keyOf(node)) || (/^(?:setH|h)eaders$/.test(keyOf(node) ?? '') && mayHoldToken(node.value));
    case T.AssignmentExpression: {
      const { left, right } = node;
      if (left.type !== T.MemberExpression) return false;
      if (isHeader(memberOf(left))) return true;
      return dottedName(left)?.endsWith('.headers') === true && mayHoldToken(right);
    }
    case T.CallExpression: {
      const [first, ...others] = node.arguments;
      const name = calledName(node) ?? '';
      if (first && SETTERS.test(name) && isString(first) && HEADER.test(first.value)) return true;
      return name === 'assign' && first !== undefined && /headers$/i.test(dottedName(first) ?? '')
        ? others.some(mayHoldToken)
        : false;
    }
    case T.SpreadElement:
      return mayHoldToken(node.argument);
    default:
      return false;
  }
}

/** Returns the name in `a.name` and `a['name']`. */
function memberOf({ property, computed }: TSESTree.MemberExpression): string | undefined {
  return keyOf({ key: property, computed });
}

function isHeader(name: string | undefined): boolean {
  return name !== undefined && HEADER.test(name);
}

function mayHoldToken(start: Node): boolean {
  const node = unwrap(start);
  if (node.type === T.AwaitExpression) return mayHoldToken(node.argument);
  return MAY_HOLD_TOKEN.test(dottedName(node.type === T.CallExpression ? node.callee : node) ?? '');
}

/** Whether a node only runs for certain URLs, or for requests without the header. */
function isGuarded(document: Document, node: Node, code: Node): boolean {
  for (let current = node; current !== code && current.parent !== undefined; current = current.parent) {
    const { parent } = current;
    const isBranch = parent.type === T.IfStatement || parent.type === T.ConditionalExpression;
    if (isBranch && parent.consequent === current && selects(document, parent.test)) return true;
    if (parent.type === T.LogicalExpression && parent.operator === '&&' && parent.right === current) {
      if (selects(document, parent.left)) return true;
    }
    if (parent.type !== T.BlockStatement) continue;
    const earlier = parent.body.filter(({ range: [, end] }) => end <= current.range[0]);
    if (earlier.some((statement) => leavesOthers(document, statement))) return true;
  }
  return false;
}

/** `if (!request.url.startsWith(API)) return next.handle(request);`, `if (headers.has('Authorization')) return config;` */
function leavesOthers(document: Document, statement: Node): boolean {
  if (statement.type !== T.IfStatement) return false;
  const { consequent, test } = statement;
  const last = consequent.type === T.BlockStatement ? consequent.body.at(-1) : consequent;
  if (last?.type !== T.ReturnStatement) return false;
  const condition = unwrap(test);
  const isNot = condition.type === T.UnaryExpression && condition.operator === '!';
  return isNot ? isOwnUrl(document, condition.argument) : readsHeader(condition);
}

/** Whether a condition holds only for the project's own URLs, or only without the header. */
function selects(document: Document, start: Node): boolean {
  const node = unwrap(start);
  if (node.type === T.LogicalExpression) {
    const left = selects(document, node.left);
    const right = selects(document, node.right);
    return node.operator === '&&' ? left || right : left && right;
  }
  if (node.type === T.UnaryExpression && node.operator === '!') return readsHeader(node.argument);
  return isOwnUrl(document, node);
}

/** Whether a condition is the header itself, or whether it is there. */
function readsHeader(start: Node): boolean {
  const node = unwrap(start);
  if (node.type === T.MemberExpression) return isHeader(memberOf(node));
  if (node.type !== T.CallExpression) return false;
  const [name] = node.arguments;
  return (
    name !== undefined && isString(name) && HEADER.test(name.value) && /^(?:get|has)$/.test(calledName(node) ?? '')
  );
}

/** Whether a condition holds only for URLs with the start of the project's own: `config.url.startsWith(API)`. */
function isOwnUrl(document: Document, start: Node): boolean {
  const node = unwrap(start);
  if (node.type === T.Identifier) {
    const origins = document.values.origins(node);
    return origins.length > 0 && origins.every((origin) => origin !== node && isOwnUrl(document, origin));
  }
  if (node.type === T.BinaryExpression) {
    if (!/^===?$/.test(node.operator)) return false;
    if (isString(node.right)) return isOwnHost(node.right.value) && isHostOfUrl(document, node.left);
    const isAtStart = node.right.type === T.Literal && node.right.value === 0;
    return isAtStart && calledName(node.left as TSESTree.CallExpression) === 'indexOf' && startsOwn(node.left);
  }
  return node.type === T.CallExpression && calledName(node) === 'startsWith' && startsOwn(node);
}

/** `new URL(config.url).host`, also in a variable. */
function isHostOfUrl({ values }: Document, start: Node): boolean {
  const origins = values.origins(unwrap(start));
  return (
    origins.length > 0 &&
    origins.every((origin) => {
      if (origin.type !== T.MemberExpression || !/^(?:host|hostname|origin)$/.test(values.nameOf(origin) ?? ''))
        return false;
      const made = unwrap(origin.object);
      const [url] = made.type === T.NewExpression && calledName(made) === 'URL' ? made.arguments : [];
      return url !== undefined && /(?:^|\.)url$/i.test(dottedName(url) ?? '');
    })
  );
}

function isOwnHost(host: string): boolean {
  return host !== '' && !/auth0/i.test(host);
}

function startsOwn(call: Node): boolean {
  if (call.type !== T.CallExpression) return false;
  const callee = unwrap(call.callee);
  const [beginning] = call.arguments;
  if (callee.type !== T.MemberExpression || !/(?:^|\.)url$/i.test(dottedName(callee.object) ?? '')) return false;
  if (beginning === undefined) return false;
  // Auth0's own address begins like these, too: `https://`, `https://shop.eu.auth0.com/api/`.
  if (isString(beginning)) return /^(?:\/(?!\/)|https?:\/\/(?![^/]*auth0)[^/.]+[.:/])/i.test(beginning.value);
  const named = [...descendants(beginning)].flatMap((part) => (part.type === T.Identifier ? part.name : []));
  const words = named.join('.');
  return /api|base|backend|host|origin|server|ur[il]/i.test(words) && !/auth0|domain|issuer|tenant/i.test(words);
}
