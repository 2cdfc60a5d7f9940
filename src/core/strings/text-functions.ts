/** Functions that return strings, by their names. */
import { calledName } from '../syntax/calls.js';
import type { Call } from '../syntax/calls.js';

export const PASS_THROUGH_METHODS = new Set(['toString', 'trim', 'valueOf', 'toLowerCase', 'normalize']);
export const PASS_THROUGH_FUNCTIONS = new Set(['String', 'encodeURI', 'URL', 'URI', 'trustAsResourceUrl', 'sanitize']);
export const QUERY_FUNCTIONS = new Set([
  'stringify',
  'param',
  'serialize',
  'toQueryString',
  'encode',
  '$httpParamSerializer',
]);

/** Methods of URI.js that add to the query. */
export const URI_METHODS = /^(?:add|set)(?:Search|Query)$/;
const BUILDERS = /^(?:join|concat|replace|resolve|format|sprintf|URLSearchParams)$/;

/** Whether a call puts a string together itself; what other functions return is met where they return it. */
export function buildsText(node: Call): boolean {
  const name = calledName(node);
  if (name === undefined) return false;
  return (
    BUILDERS.test(name) ||
    PASS_THROUGH_METHODS.has(name) ||
    PASS_THROUGH_FUNCTIONS.has(name) ||
    QUERY_FUNCTIONS.has(name) ||
    URI_METHODS.test(name)
  );
}
