import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Auth0Document } from '../../rules/auth0/auth0-document.js';
import { descendants } from '../code.js';
import { openBefore, otherFilesBefore } from '../other-file.js';
import type { RewriteRequest } from '../rewriter.js';
import { isProvenStrategy } from '../strategy-class.js';

type Node = TSESTree.Node;

/**
 * Whether Passport's user is the profile of passport-auth0, with its Auth0 id: no code of the project exchanges it for
 * another user. Facts: docs/auth0-facts.md#passport-authenticate.
 */
export function isAuth0Profile(request: RewriteRequest): boolean {
  const others = otherFilesBefore(request).filter(({ text }) => /serializeUser|passport-auth0/.test(text));
  const documents = [request.document, ...others.map((file) => openBefore(request, file))];
  const verifying = documents.flatMap((document) => verifiersIn(document));
  const storing = documents.flatMap((document) => storesIn(document));
  return (
    verifying.length > 0 &&
    verifying.every((verify) => passesOn(verify)) &&
    storing.some(({ name }) => name === 'deserializeUser') &&
    storing.every(({ store }) => passesOn(store))
  );
}

function verifiersIn({ sdk }: Auth0Document): (Node | undefined)[] {
  return sdk.constructions().flatMap((each) => (isProvenStrategy(sdk, each) ? [each.arguments[1]] : []));
}

function storesIn({ programs }: Auth0Document) {
  return programs.flatMap(({ nodes }) =>
    nodes.flatMap((node) => {
      const name = node.type === T.CallExpression ? (calledName(node) ?? '') : '';
      const isStore = node.type === T.CallExpression && /^(?:de)?serializeUser$/.test(name);
      return isStore ? [{ name, store: node.arguments[0] }] : [];
    }),
  );
}

/** Whether a function passes its second last parameter, unchanged, to its last one: `(profile, done) => done(null, profile)`. */
function passesOn(node: Node | undefined): boolean {
  const inner = node && unwrap(node);
  if (inner === undefined || !isFunction(inner)) return false;
  const done = inner.params.at(-1);
  const passed = inner.params.at(-2);
  if (done?.type !== T.Identifier || passed?.type !== T.Identifier) return false;
  const results = [...descendants(inner)].flatMap((each) =>
    each.type === T.CallExpression && each.callee.type === T.Identifier && each.callee.name === done.name
      ? (each.arguments[1] ?? [])
      : [],
  );
  return results.length > 0 && results.every((each) => each.type === T.Identifier && each.name === passed.name);
}
