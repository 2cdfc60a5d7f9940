import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Binding } from '../../core/values/scopes.js';

type Node = TSESTree.Node;

/** Objects that write a log: `console`, `this.logger`, `$log`, `winston`. */
const LOGGERS = /(?:^|\.)(?:console|winston|bunyan|pino|loglevel|#?[_$]?(?:log|logger|logging))$/i;
const LOG_METHODS = /^(?:log|debug|info|trace|verbose|silly|warn|error|dir)$/;

/** Whether code reads a variable in several places, or changes it. */
export function isUsedElsewhere(binding: Binding | undefined): boolean {
  return (binding?.references.filter(({ init }) => init !== true) ?? []).length > 1;
}

/** Whether a name is an argument of a statement that writes a log: `console.debug('…', options);`. */
export function isLogged(name: Node): boolean {
  const { parent } = name;
  if (parent?.type !== T.CallExpression || parent.callee === name) return false;
  if (dottedName(parent.callee) === 'JSON.stringify') return isLogged(parent);
  const callee = unwrap(parent.callee);
  if (callee.type !== T.MemberExpression || parent.parent.type !== T.ExpressionStatement) return false;
  return LOG_METHODS.test(calledName(parent) ?? '') && LOGGERS.test(dottedName(callee.object) ?? '');
}
