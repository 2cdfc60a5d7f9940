import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { isInScope, isTaken, moduleOf } from '../code.js';
import type { Management } from '../helpers/snippets.js';
import { importOf } from '../imports.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** A `ManagementClient` of node-auth0 that new code can use. */
export interface Client {
  readonly source: string;
  readonly version: Management;
  /** Where it is made; absent where the new code makes it. */
  readonly construction?: TSESTree.NewExpression;
  /** The statement that makes it, with a line break; empty where the file has it. */
  readonly declaration: string;
  readonly edits: readonly Edit[];
  readonly placeholders: readonly string[];
}

/** What new code that links by the server's own right reads its credentials from. */
const CREDENTIALS = ['process.env.AUTH0_MANAGEMENT_CLIENT_ID', 'process.env.AUTH0_MANAGEMENT_CLIENT_SECRET'] as const;

/** What a person has to replace in code that links by a client, or by `fetch` where there is none. */
export function placeholdersOf(client: Client | undefined): readonly string[] {
  return client?.placeholders ?? CREDENTIALS;
}

/** What new code calls the client that it makes. */
const NEW_CLIENT = 'auth0Management';

const VERSIONS: readonly (readonly [Management, string])[] = [
  ['v2', '>=2 <4'],
  ['v4', '>=4 <5'],
  // Read for the versions after it as well.
  ['v5', '>=5'],
];

/** The client that the file has. @param at where it is to be used */
export function existingClient(request: RewriteRequest, at: Node): Client | undefined {
  const { document, program } = request;
  for (const construction of program.nodes) {
    if (construction.type !== T.NewExpression) continue;
    const root = rootOf(construction.callee);
    const module = moduleOf(document, root);
    if (module === undefined || !/^auth0(\/legacy)?$/.test(module) || !isManagement(construction)) continue;
    const { parent } = construction;
    if (parent.type !== T.VariableDeclarator || parent.id.type !== T.Identifier) continue;
    const version = versionBy(request, module);
    if (version === undefined || !isInScope(document, parent.id, at)) continue;
    return { source: parent.id.name, version, construction, declaration: '', edits: [], placeholders: [] };
  }
  return undefined;
}

/**
 * The client that the file has, or a new one where the project depends on node-auth0.
 * @param domain an expression
 * @returns undefined where there is no node-auth0, or which one is not known
 */
export function* clientFor(request: RewriteRequest, at: Node, domain: string): Attempt<Client | undefined> {
  const existing = existingClient(request, at);
  if (existing) return existing;
  const version = versionBy(request, 'auth0');
  // Up to 2.7 a client takes a token only.
  if (version === undefined || mayBe(versionOf(request.document, 'auth0'), '<2.8')) return undefined;
  if (isTaken(request.program.nodes, NEW_CLIENT)) return undefined;
  const { name, edits } = yield* importOf(request, 'auth0', 'ManagementClient', 'ManagementClient');
  const cast = request.style.typescript ? ' as string' : '';
  const [id, secret] = CREDENTIALS;
  const declaration = `${request.style.modern ? 'const' : 'var'} ${NEW_CLIENT} = new ${name}({
  domain: ${domain},
  clientId: ${id}${cast},
  clientSecret: ${secret}${cast},
});
`;
  return { source: NEW_CLIENT, version, declaration, edits, placeholders: CREDENTIALS };
}

function versionBy({ document }: RewriteRequest, module: string): Management | undefined {
  if (module === 'auth0/legacy') return 'v4';
  const declared = versionOf(document, 'auth0');
  if (declared === undefined) return undefined;
  const [version, ...others] = VERSIONS.filter(([, range]) => mayBe(declared, range));
  return others.length === 0 ? version?.[0] : undefined;
}

/** Of `a.b.c` the `a`. */
export function rootOf(node: Node): Node {
  const inner = unwrap(node);
  return inner.type === T.MemberExpression ? rootOf(inner.object) : inner;
}

/** `new ManagementClient(…)`, `new auth0.ManagementClient(…)`. */
function isManagement({ callee }: TSESTree.NewExpression): boolean {
  const inner = unwrap(callee);
  const name = inner.type === T.MemberExpression ? inner.property : inner;
  return name.type === T.Identifier && name.name === 'ManagementClient';
}
