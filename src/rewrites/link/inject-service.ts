import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, isString, rootOf } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { injections } from '../../rules/auth0/injection.js';
import { descendants, isTaken } from '../code.js';
import { propertySeparator } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { injected, isRegistered } from './angularjs-service.js';

type Node = TSESTree.Node;

/** A service of AngularJS as code can call it. */
export interface Injected {
  readonly name: string;
  /** What injects it; none if it already is. */
  readonly edits: readonly Edit[];
}

/** Why a service that is not injected rules out a rewrite. */
type Missing = 'reason.angularjs-no-http' | 'reason.angularjs-no-scope';

/**
 * Returns a service of AngularJS for a call: the first of some that is injected. If none is, the function that gets the
 * client gets the first one too: as its last parameter, and as the last one of the strings that name its services, if
 * there are any. Refuses where other code may call that function, or where its strings and parameters don't match.
 * @param client an expression of the injected client
 */
export function* injectedInto(
  request: RewriteRequest,
  call: Node,
  client: Node | undefined,
  [service, ...others]: readonly [string, ...string[]],
  reason: Missing,
): Attempt<Injected> {
  const known = [service, ...others].flatMap((name) => injected(call, name) ?? [])[0];
  if (known !== undefined) return { name: known, edits: [] };
  const { document, style, text } = request;
  const root = client && rootOf(client);
  const owner = root && document.values.bindingOf(root)?.definitions[0]?.node;
  if (owner === undefined || !isFunction(owner) || style.typescript || isTaken([...descendants(owner)], service)) {
    return yield* refuse(reason);
  }
  const names = injections(document.values, owner).filter((node) => node !== owner);
  const list = names.at(-1);
  const isMatched = names.length === owner.params.length && names.every((node) => node !== null && isString(node));
  const isImplicit = names.length === 0 && isRegistered(owner);
  const last = owner.params.at(-1);
  const isKnown = isMatched ? isOnlyRegistered(request, owner) : isImplicit;
  if (!isKnown || last === undefined || !owner.params.every(({ type }) => type === T.Identifier)) {
    return yield* refuse(reason);
  }
  const addedAfter = ({ range }: Node, code: string): Edit => ({
    start: range[1],
    end: range[1],
    text: propertySeparator(text, range) + code,
  });
  return {
    name: service,
    edits: [...(list ? [addedAfter(list, style.quote + service + style.quote)] : []), addedAfter(last, service)],
  };
}

/** Whether code only registers a function and names its services: nobody else passes its arguments. */
function isOnlyRegistered({ document: { values } }: RewriteRequest, owner: FunctionNode): boolean {
  const { parent } = owner as Node;
  if (parent?.type === T.ArrayExpression) return true;
  const name =
    owner.type === T.FunctionDeclaration ? owner.id : parent?.type === T.VariableDeclarator ? parent.id : null;
  const binding = name && values.bindingOf(name);
  return (
    !!binding &&
    binding.references.every(({ identifier, init }) => {
      const user = (identifier as Node).parent;
      if (init === true) return true;
      if (user?.type === T.MemberExpression) return user.object === identifier && values.nameOf(user) === '$inject';
      return isRegistered(identifier);
    })
  );
}
