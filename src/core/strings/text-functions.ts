/** Names of functions that return strings. */
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

/** URI.js methods that add to the query. */
export const URI_METHODS = /^(?:add|set)(?:Search|Query)$/;
const BUILDERS = /^(?:join|concat|replace|resolve|format|sprintf|URLSearchParams|withQuery|stringifyUrl)$/;

/** Whether a call assembles a string itself. The text of any other function is found in its return value. */
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
