import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** Returns what handles the result of linking; in a promise or an observable, errors reach it as those of the login did. */
export function handlerFor({ style }: RewriteRequest, call: Node): string {
  const executor = enclosingFunction(call);
  const made = executor && (executor as Node).parent;
  const reject = made?.type === T.NewExpression && calledName(made) === 'Promise' ? executor?.params[1] : undefined;
  const observer = made && isObservable(made) ? executor.params[0] : undefined;
  const body =
    reject?.type === T.Identifier
      ? `error ? ${reject.name}(error) : onAuth0Link(null)`
      : observer?.type === T.Identifier
        ? `error ? ${observer.name}.error(error) : (onAuth0Link(null), ${observer.name}.complete())`
        : undefined;
  if (body === undefined) return 'onAuth0Link';
  if (!style.modern) return `function (error) { return ${body}; }`;
  return style.typescript ? `(error: any) => (${body})` : `(error) => (${body})`;
}

/** Matches `new Observable(…)` and `Observable.create(…)`. */
function isObservable(node: Node): boolean {
  if (node.type === T.NewExpression) return calledName(node) === 'Observable';
  const callee = node.type === T.CallExpression ? unwrap(node.callee) : undefined;
  if (callee?.type !== T.MemberExpression || callee.object.type !== T.Identifier) return false;
  return callee.object.name === 'Observable' && calledName(node as TSESTree.CallExpression) === 'create';
}
