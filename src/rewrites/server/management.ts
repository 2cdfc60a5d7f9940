import type { TSESTree } from '@typescript-eslint/types';
import { rootOf, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { isInScope, isTaken, moduleOf } from '../code.js';
import type { Management } from '../helpers/snippets.js';
import { importOf } from '../module-imports.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** A `ManagementClient` of node-auth0 that new code can use. */
export interface ManagementClient {
  readonly source: string;
  readonly version: Management;
  /** The existing construction; absent if the new code creates the client. */
  readonly construction?: TSESTree.NewExpression;
  /** The statement that creates the client, with a line break; empty if the file already has one. */
  readonly declaration: string;
  /**
   * Whether the statement throws while the environment lacks the new credentials, so a server with it at the top of
   * a module would not start (docs/auth0-facts.md#node-auth0).
   */
  readonly needsCredentials: boolean;
  readonly edits: readonly Edit[];
  readonly placeholders: readonly string[];
}

/** The credentials of the server's own Management API client. */
const CREDENTIALS = ['process.env.AUTH0_MANAGEMENT_CLIENT_ID', 'process.env.AUTH0_MANAGEMENT_CLIENT_SECRET'] as const;

/** Returns the placeholders in new code that links with a client, or with `fetch` if there is none. */
export function placeholdersOf(client: ManagementClient | undefined): readonly string[] {
  return client?.placeholders ?? CREDENTIALS;
}

/** The new variable for a client that the new code creates. */
const NEW_CLIENT = 'auth0Management';

const VERSIONS: readonly (readonly [Management, string])[] = [
  ['v2', '>=2 <4'],
  ['v4', '>=4 <5'],
  // Later versions use the same calls.
  ['v5', '>=5'],
];

const EXISTING = { declaration: '', needsCredentials: false, edits: [], placeholders: [] } as const;

/** Returns the client that the file already has. @param at where the new code uses the client */
export function existingClient(request: RewriteRequest, at: Node): ManagementClient | undefined {
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
    return { source: parent.id.name, version, construction, ...EXISTING };
  }
  return undefined;
}

/**
 * Returns the file's client, or a new one if the project depends on node-auth0; undefined if the project does not
 * depend on it, or its version is unknown.
 * @param domain an expression
 */
export function* clientFor(request: RewriteRequest, at: Node, domain: string): Attempt<ManagementClient | undefined> {
  const existing = existingClient(request, at);
  if (existing) return existing;
  const version = versionBy(request, 'auth0');
  // Up to 2.7, a client accepts only a token.
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
  return {
    source: NEW_CLIENT,
    version,
    declaration,
    needsCredentials: version === 'v2',
    edits,
    placeholders: CREDENTIALS,
  };
}

function versionBy({ document }: RewriteRequest, module: string): Management | undefined {
  if (module === 'auth0/legacy') return 'v4';
  const declared = versionOf(document, 'auth0');
  if (declared === undefined) return undefined;
  const [version, ...others] = VERSIONS.filter(([, range]) => mayBe(declared, range));
  return others.length === 0 ? version?.[0] : undefined;
}

/** Whether this is `new ManagementClient(…)` or `new auth0.ManagementClient(…)`. */
function isManagement({ callee }: TSESTree.NewExpression): boolean {
  const inner = unwrap(callee);
  const name = inner.type === T.MemberExpression ? inner.property : inner;
  return name.type === T.Identifier && name.name === 'ManagementClient';
}
