/** What tests state of requests. */
import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from './ast.js';
import { calledName } from './calls.js';
import { T } from './node-types.js';

type Node = TSESTree.Node;
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Receivers and functions by which tests state what request they expect. */
const MOCK_OBJECT = /^(nock|msw|rest|cy|fetchMock|httpMock|mock\w*|\w*[mM]ock|server|scope)\b/;
const MOCK_FUNCTION =
  /^(toHaveBeenCalledWith|toHaveBeenLastCalledWith|toHaveBeenNthCalledWith|calledWith|calledOnceWith|toBe|toEqual|equal|deepEqual|intercept|expectOne)$/;

/** Whether a call is only the expectation of a request. */
export function isExpectation(node: Call): boolean {
  const name = calledName(node);
  if (name !== undefined && MOCK_FUNCTION.test(name)) return true;
  let callee = unwrap(node.callee);
  while (callee.type === T.MemberExpression || callee.type === T.CallExpression) {
    callee = unwrap(callee.type === T.MemberExpression ? callee.object : callee.callee);
  }
  return callee.type === T.Identifier && MOCK_OBJECT.test(callee.name);
}

const ASSERTION = /^(?:expect|assert|should|refute|sinon|t)$/;
const DENIAL = /^(?:not|never|not[A-Z]\w*|isNot\w*|doesNot\w*|neverCalled\w*)$/;

/** Whether a node is, or is part of, what a test states not to be: `expect(url).not.toBe(node)`, `assert.notEqual(url, node)`. */
export function isDenied(start: Node): boolean {
  for (let node: Node | undefined = start; node !== undefined; node = node.parent) {
    if (node.type === T.CallExpression && denies(node)) return true;
    if (node.type === T.ExpressionStatement || node.type === T.BlockStatement) return false;
  }
  return false;
}

/** Whether a chain such as `expect(…).to.not.equal` starts at an assertion and has a word that denies. */
function denies({ callee }: TSESTree.CallExpression): boolean {
  let node = unwrap(callee);
  let isDenial = false;
  while (node.type === T.MemberExpression || node.type === T.CallExpression) {
    if (node.type === T.MemberExpression) {
      isDenial ||= node.property.type === T.Identifier && DENIAL.test(node.property.name);
      node = unwrap(node.object);
    } else node = unwrap(node.callee);
  }
  return node.type === T.Identifier && (node.name === 'refute' || (isDenial && ASSERTION.test(node.name)));
}
