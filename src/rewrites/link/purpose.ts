import type { TSESTree } from '@typescript-eslint/types';
import { isClass, isFunction, isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { keyOf } from '../objects.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** Names of code that links accounts: `linkAccount`, `connectGoogle`, `addIdentity`. `unlink` says nothing. */
const LINKS =
  /(?<!un|hyper)link(?!ed\b|s\b)|(?<!dis|re)connect(?!ion|ed)|associat|merg|attach|(?:add|another|other|second(?:ary)?|new)[-_ ]?(?:account|identit|provider|social|login|user|profile)/i;

/** Names of code that logs users in. */
const LOGS_IN = /log[-_ ]?[io]n(?!g)|sign[-_ ]?(?:in|up|on)|register|authenticate/i;

/**
 * Returns what a call with a token is for, as the nearest name around it says: to link accounts, or to log in users,
 * with or without a token. The old parameter was optional, so one call often did both.
 * @returns undefined if no name says anything
 */
export function purposeOf(
  { text, fileName }: Pick<RewriteRequest, 'text' | 'fileName'>,
  call: Node,
): 'link' | 'login' | undefined {
  const base = fileName.split(/[/\\]/).at(-1) ?? '';
  for (const name of [...namesAround(text, call), base]) {
    if (LINKS.test(name)) return 'link';
    if (LOGS_IN.test(name)) return 'login';
  }
  return undefined;
}

/** Returns the names of functions, classes and routes around a node, innermost first. */
function* namesAround(text: string, start: Node): Iterable<string> {
  for (let node = start; node.parent !== undefined; node = node.parent) {
    const { parent } = node;
    if (isFunction(node) || isClass(node)) {
      if (node.id) yield node.id.name;
      const name = nameGiven(text, node, parent);
      if (name !== undefined) yield name;
    } else if (node.type === T.ObjectExpression && parent.type === T.CallExpression) {
      yield* routeOf(parent);
    }
  }
}

/** Returns the name that surrounding code gives to a function or class: a variable, a property, a method, an event. */
function nameGiven(text: string, node: Node, parent: Node): string | undefined {
  switch (parent.type) {
    case T.VariableDeclarator:
      return parent.id.type === T.Identifier ? parent.id.name : undefined;
    case T.AssignmentExpression:
      return text.slice(...parent.left.range);
    case T.Property:
      return keyOf(parent);
    case T.MethodDefinition:
    case T.PropertyDefinition:
      return text.slice(...parent.key.range);
    case T.CallExpression:
      return parent.callee === node ? undefined : [...routeOf(parent)].join(' ');
    case T.JSXExpressionContainer:
      return undefined;
    default:
      return undefined;
  }
}

/** Returns the first argument of a call where it is a string: `router.get('/login', …)`, `$('#btn-login').click(…)`. */
function* routeOf(call: TSESTree.CallExpression): Iterable<string> {
  const [first] = call.arguments;
  const path = first && unwrap(first);
  if (path && isString(path)) yield path.value;
  const callee = unwrap(call.callee);
  const inner = callee.type === T.MemberExpression ? unwrap(callee.object) : undefined;
  if (inner?.type === T.CallExpression && /^(?:\$|jQuery|querySelector|getElementById)$/.test(calledName(inner) ?? ''))
    yield* routeOf(inner);
  if (inner?.type === T.Identifier) yield inner.name;
}
