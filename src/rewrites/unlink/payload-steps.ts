import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Binding } from '../../core/values/scopes.js';
import { isAssigned } from './delete-form.js';

type Node = TSESTree.Node;

/** The statements that build a body after its declaration. */
export interface Steps {
  readonly values: ReadonlyMap<string, Node>;
  readonly statements: readonly Node[];
  /** How many reads of the variable are part of these statements. */
  readonly reads: number;
  /** Whether every statement always runs, directly after the declaration's block began. */
  readonly isComplete: boolean;
}

/** Returns `body.access_token = token;` and `form.append('access_token', token);` on a variable, in order. */
export function stepsOf(document: Document, binding: Binding, declarator: TSESTree.VariableDeclarator): Steps {
  const values = new Map<string, Node>();
  const statements: Node[] = [];
  let isComplete = true;
  for (const { node, path } of document.values.memberUses(binding)) {
    const [name] = path;
    const { parent } = node;
    if (name === undefined || path.length !== 1 || parent === undefined) continue;
    if (isAssigned(node)) {
      const assignment = parent as TSESTree.AssignmentExpression;
      values.set(name, assignment.right);
      statements.push(assignment.parent);
      continue;
    }
    if (!/^(append|set)$/.test(name) || parent.type !== T.CallExpression || parent.callee !== node) continue;
    const [key, value] = parent.arguments;
    if (!key || !value || !isString(key) || parent.parent.type !== T.ExpressionStatement) isComplete = false;
    else {
      values.set(key.value, value);
      statements.push(parent.parent);
    }
  }
  // A statement in a branch may not run.
  isComplete &&= statements.every(({ parent }) => parent === declarator.parent.parent);
  return { values, statements, reads: statements.length, isComplete };
}
