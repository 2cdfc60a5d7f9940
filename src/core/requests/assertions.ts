/** Expectations about requests in tests. */
import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../syntax/ast.js';
import { calledName } from '../syntax/calls.js';
import type { Call } from '../syntax/calls.js';
import { T } from '../syntax/node-types.js';

type Node = TSESTree.Node;

/** Receivers and functions with which tests declare an expected request. */
const MOCK_OBJECT = /^(nock|msw|rest|cy|fetchMock|httpMock|mock\w*|\w*[mM]ock|server|scope)\b/;
const MOCK_FUNCTION =
  /^(toHaveBeenCalledWith|toHaveBeenLastCalledWith|toHaveBeenNthCalledWith|calledWith|calledOnceWith|toBe|toEqual|equal|deepEqual|intercept|expectOne)$/;

/** Whether a call only declares an expected request. */
export function isExpectation(node: Call): boolean {
  const name = calledName(node);
  if (name !== undefined && MOCK_FUNCTION.test(name)) return true;
  const start = chainOf(node).at(-1);
  return start?.type === T.Identifier && MOCK_OBJECT.test(start.name);
}

const ASSERTION = /^(?:expect|assert|should|refute|sinon|t)$/;
const DENIAL = /^(?:not|never|not[A-Z]\w*|isNot\w*|doesNot\w*|neverCalled\w*)$/;

/**
 * Whether a test asserts that a node, or code around it, does not occur: `expect(url).not.toBe(node)`,
 * `assert.notEqual(url, node)`.
 */
export function isDenied(start: Node): boolean {
  for (let node: Node | undefined = start; node !== undefined; node = node.parent) {
    if (node.type === T.CallExpression && denies(node)) return true;
    if (node.type === T.ExpressionStatement || node.type === T.BlockStatement) return false;
  }
  return false;
}

/** Whether a chain such as `expect(…).to.not.equal` starts at an assertion and contains a negation. */
function denies(call: Call): boolean {
  const chain = chainOf(call);
  const start = chain.at(-1);
  if (start?.type !== T.Identifier) return false;
  if (start.name === 'refute') return true;
  return (
    ASSERTION.test(start.name) &&
    chain.some(
      (link) =>
        link.type === T.MemberExpression && link.property.type === T.Identifier && DENIAL.test(link.property.name),
    )
  );
}

/** Returns the links of the callee, last one first: `a.b().c`, `a.b()`, `a.b`, `a` for `a.b().c()`. */
function chainOf({ callee }: Call): Node[] {
  const chain: Node[] = [unwrap(callee)];
  for (
    let last = chain.at(-1);
    last?.type === T.MemberExpression || last?.type === T.CallExpression;
    last = chain.at(-1)
  ) {
    chain.push(unwrap(last.type === T.MemberExpression ? last.object : last.callee));
  }
  return chain;
}
