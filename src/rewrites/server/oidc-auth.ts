import type { TSESTree } from '@typescript-eslint/types';
import { contains, isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { statementOf } from '../code.js';
import { importName } from '../import-name.js';
import { refuse } from '../refusal.js';
import type { Attempt, ReasonId } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { isApplication } from './route.js';
import type { Route } from './route.js';
import { optionsOf } from './server-token.js';
import type { ServerToken } from './server-token.js';
import { settingFor } from './settings.js';

type Node = TSESTree.Node;

const PACKAGE = 'express-openid-connect';

/** The new variable for the second `auth()`. */
export const LINK = 'auth0Link';

/** The ordinary login's `auth()`, whose settings the second one shares. */
export interface Main {
  /** The statement that the second `auth()` precedes. */
  readonly statement: Node;
  /** The local name of `auth`. */
  readonly auth: string;
  readonly settings: Node | undefined;
  /** Whether the ordinary `auth()`, and so its settings, are in another file. */
  readonly isElsewhere: boolean;
  /**
   * Whether the callback's full path is known only at runtime, so the new code states `redirect_uri` itself. That needs
   * `routes.callback: false` of version 2.12 (CHANGELOG: custom callback route).
   */
  readonly isMounted: boolean;
  readonly edits: readonly Edit[];
}

/** Returns the ordinary login's `auth()`; refuses where the second one could not work next to it. */
export function* mainAuth(request: RewriteRequest, route: Route): Attempt<Main> {
  const calls = request.program.nodes.filter(
    (node): node is TSESTree.CallExpression =>
      node.type === T.CallExpression &&
      request.document.sdk.identify(node.callee, 'express-oidc-auth')?.by === 'proven',
  );
  const [call, ...others] = calls.filter(({ parent }) => !isOurs(parent));
  if (call === undefined) {
    yield* assertCustomCallback(request, 'reason.auth-elsewhere');
    const { expression, edits } = yield* importName(request, [PACKAGE, 'auth', 'auth0Auth']);
    return {
      statement: route.statement,
      auth: expression,
      settings: undefined,
      isElsewhere: true,
      isMounted: true,
      edits,
    };
  }
  const use = call.parent;
  const statement = use.parent;
  const isUse =
    use.type === T.CallExpression &&
    statement?.type === T.ExpressionStatement &&
    use.callee.type === T.MemberExpression &&
    sourceOf(request, use.callee.property) === 'use' &&
    use.arguments[0] === call &&
    isApplication(request, use.callee.object);
  if (!isUse || others.length > 0) return yield* refuse('reason.auth-used-unknown');
  const { object: application } = use.callee as TSESTree.MemberExpression;
  const isSame = sourceOf(request, application) === sourceOf(request, route.owner);
  const common = { auth: sourceOf(request, call.callee), settings: call.arguments[0], isElsewhere: false, edits: [] };
  if (route.isMounted) {
    yield* assertCustomCallback(request, 'reason.route-path-unknown');
    return { ...common, statement: route.statement, isMounted: true };
  }
  if (!isSame || statement.parent !== route.statement.parent) return yield* refuse('reason.auth-used-unknown');
  return { ...common, statement, isMounted: false };
}

/**
 * Returns the callback of a file's existing second `auth()`.
 * Refuses where it belongs to another router, whose path this login does not know.
 */
export function* earlierCallback(
  request: RewriteRequest,
  route: Route,
): Attempt<{ readonly path: string; readonly isMounted: boolean }> {
  for (const node of request.program.nodes) {
    if (node.type !== T.CallExpression || node.callee.type !== T.MemberExpression) continue;
    const [path, handler, custom] = node.arguments;
    if (!path || !isString(path) || handler?.type !== T.Identifier || handler.name !== LINK) continue;
    // The second `auth()` is a variable of the same block.
    if (!contains(statementOf(node).parent ?? node, route.statement)) continue;
    // `app.all(path, auth0Link)`: the second `auth()` itself has the path of its callback.
    if (custom === undefined) return { path: path.value, isMounted: false };
    if (sourceOf(request, node.callee.object) === sourceOf(request, route.owner)) {
      return { path: path.value, isMounted: true };
    }
  }
  return yield* refuse('reason.other-linking-callback');
}

function* assertCustomCallback({ document }: RewriteRequest, reason: ReasonId): Attempt<void> {
  const version = versionOf(document, PACKAGE);
  if (version === undefined || mayBe(version, '<2.12.0')) return yield* refuse(reason as 'reason.auth-elsewhere');
}

function isOurs(parent: Node): boolean {
  return parent.type === T.VariableDeclarator && parent.id.type === T.Identifier && parent.id.name === LINK;
}

/** The settings that both logins share, with the environment variables that are their defaults. */
const SETTINGS = {
  issuerBaseURL: 'process.env.ISSUER_BASE_URL',
  baseURL: 'process.env.BASE_URL',
  clientID: 'process.env.CLIENT_ID',
  clientSecret: 'process.env.CLIENT_SECRET',
  secret: 'process.env.SECRET',
} as const;

/** What a person replaces if the settings are in another file. */
export const ENVIRONMENT: readonly string[] = Object.values(SETTINGS);

/** Returns the settings that both logins share, as properties. */
export function* sharedSettings(request: RewriteRequest, main: Main): Attempt<string[]> {
  const shared: string[] = [];
  for (const name of Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]) {
    const source = main.isElsewhere ? SETTINGS[name] : yield* settingFor(request, main.settings, name, main.statement);
    if (source !== undefined) shared.push(`${name}: ${source}`);
  }
  return shared;
}

/** Returns a shared setting as an expression. */
export function* settingOf(request: RewriteRequest, main: Main, name: 'issuerBaseURL' | 'baseURL'): Attempt<string> {
  return (yield* settingFor(request, main.settings, name, main.statement)) ?? SETTINGS[name];
}

/**
 * Whether the login may use the code flow; otherwise the SDK requests only an ID token, never an access token. The
 * settings of another file are unknown.
 */
export function getsCode({ document }: RewriteRequest, option: ServerToken, { settings, isElsewhere }: Main): boolean {
  const given = [optionsOf(option), ...(settings ? [settings] : [])];
  return isElsewhere || given.some((each) => getsCodeBy(document, each));
}

function getsCodeBy({ values, imports }: RewriteRequest['document'], settings: Node): boolean {
  const sites = values.properties(settings, ['authorizationParams', 'response_type']);
  return (
    sites.some(({ value }) => value && values.constantString(value) === 'code') ||
    imports.resolve(settings).some(({ document, node }) => {
      const remote = document.values.properties(node, ['authorizationParams', 'response_type']);
      return remote.some(({ value }) => value && document.values.constantString(value) === 'code');
    })
  );
}
