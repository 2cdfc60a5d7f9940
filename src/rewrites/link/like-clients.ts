import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { portableOf } from '../settings/portable.js';
import type { Value } from '../settings/portable.js';
import type { SetUpCall } from '../settings/set-ups.js';

type Node = TSESTree.Node;

/** Where a client is created. */
export interface Creation {
  readonly document: Document;
  readonly call: SetUpCall;
}

/** The options of one login, in the file that has it. */
interface Login {
  readonly document: Document;
  readonly options: Node;
}

/** What `parseHash()` compares a login with, and what decides which page gets its answer. */
const OWN = ['domain', 'clientID'];
const OF_LOGINS = ['redirectUri', 'responseType'];

/**
 * Whether a client of auth0.js can read the logins of another one, because both have the same settings. It finds what
 * the other one stored for a login: auth0.js has one storage for all clients of an origin.
 * @param login of `client`, whose options may be other ones than the client's
 */
export function redirectsAlike(client: Creation, reader: Creation, login: Login): boolean {
  const wanted = (name: string) => optionKey(reader, name);
  return (
    OWN.every((name) => isSame(optionKey(client, name), wanted(name))) &&
    OF_LOGINS.every((name) => isSame(loginKey(login, name) ?? optionKey(client, name), wanted(name)))
  );
}

function isSame(first: string | undefined, second: string | undefined): boolean {
  return first !== undefined && first === second;
}

/** Returns a text that is equal for equal values of a client's option; undefined if the value is unknown. */
function optionKey({ document, call }: Creation, name: string): string | undefined {
  const [options] = call.arguments;
  return options && keyOf(document, { node: options, path: [name] });
}

/** Returns the same for an option of a login; undefined if it has none, and an empty text if the value is unknown. */
function loginKey({ document, options }: Login, name: string): string | undefined {
  const [value, ...others] = document.values.properties(options, [name]);
  if (value === undefined) return undefined;
  const key = others.length === 0 && value.value ? keyOf(document, { node: value.value, path: [] }) : undefined;
  return key ?? '';
}

function keyOf(document: Document, { node, path }: Value): string | undefined {
  const portable = portableOf(document, { node, path });
  if (typeof portable === 'object') return portable.key;
  if (path.length > 0) {
    const [only, ...others] = document.values.properties(node, path);
    return only?.value && others.length === 0 ? keyOf(document, { node: only.value, path: [] }) : undefined;
  }
  const parts = partsOf(unwrap(node))?.map((part) =>
    typeof part === 'string' ? `'${part}'` : keyOf(document, { node: part, path: [] }),
  );
  return parts?.every((part) => part !== undefined) === true ? parts.join(' + ') : undefined;
}

/** Returns the pieces of a text: `${location.origin}/callback` and `location.origin + '/callback'` have the same ones. */
function partsOf(node: Node): (Node | string)[] | undefined {
  if (node.type === T.BinaryExpression && node.operator === '+') return [node.left, node.right];
  if (node.type !== T.TemplateLiteral || node.expressions.length === 0) return undefined;
  return node.quasis
    .flatMap(({ value }, index) => [value.raw, node.expressions[index] ?? ''])
    .filter((part) => part !== '');
}
