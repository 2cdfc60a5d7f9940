import type { TSESTree } from '@typescript-eslint/types';
import { contains, isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { moduleOf, statementOf } from '../code.js';
import { importName } from '../import-name.js';
import { refuse } from '../refusal.js';
import type { Attempt, ReasonId } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { exportedCallbackPath } from './exported-callback.js';
import { LINK, ordinaryAuths, settingsElsewhere, settingsHere } from './oidc-settings.js';
import type { OidcSettings } from './oidc-settings.js';
import { isApplication } from './route.js';
import type { Route } from './route.js';

type Node = TSESTree.Node;

const PACKAGE = 'express-openid-connect';

/** The ordinary login's `auth()`, whose settings the second one shares. */
export interface Main {
  /** The statement that the second `auth()` precedes. */
  readonly statement: Node;
  /** The local name of `auth`. */
  readonly auth: string;
  readonly settings: OidcSettings;
  /**
   * Whether the callback's full path is known only at runtime, so the new code states `redirect_uri` itself. That needs
   * `routes.callback: false` of version 2.12 (CHANGELOG: custom callback route).
   */
  readonly isMounted: boolean;
  readonly edits: readonly Edit[];
  /** What a person has to do first. */
  readonly todos: readonly Message[];
}

/** Returns the ordinary login's `auth()`; refuses where the second one could not work next to it. */
export function* mainAuth(request: RewriteRequest, route: Route): Attempt<Main> {
  const [call, ...others] = ordinaryAuths(request.document);
  if (call === undefined) {
    const todos = yield* customCallback(request, 'reason.auth-elsewhere');
    const { expression, edits } = yield* importName(request, [PACKAGE, 'auth', 'auth0Auth']);
    const settings = settingsElsewhere(request, route.statement);
    return { statement: route.statement, auth: expression, settings, isMounted: true, edits, todos };
  }
  const use = call.parent;
  const statement = use.parent;
  const isUse =
    use.type === T.CallExpression &&
    statement?.type === T.ExpressionStatement &&
    use.callee.type === T.MemberExpression &&
    sourceOf(request, use.callee.property) === 'use' &&
    use.arguments[0] === call &&
    (isApplication(request, use.callee.object) || isTypedApplication(request, use.callee.object));
  if (!isUse || others.length > 0 || route.registry !== undefined) return yield* refuse('reason.auth-used-unknown');
  const { object: application } = use.callee as TSESTree.MemberExpression;
  const isSame = sourceOf(request, application) === sourceOf(request, route.owner);
  const todos = route.isMounted ? yield* customCallback(request, 'reason.route-path-unknown') : [];
  if (!route.isMounted && (!isSame || statement.parent !== route.statement.parent))
    return yield* refuse('reason.auth-used-unknown');
  const isBefore = route.statement.range[0] < statement.range[0];
  const at = route.isMounted || isBefore ? route.statement : statement;
  return {
    statement: at,
    auth: sourceOf(request, call.callee),
    settings: yield* settingsHere(request, call.arguments[0], at),
    isMounted: route.isMounted,
    edits: [],
    todos,
  };
}

/** Whether an object is a parameter of this type: `function addRoutes(app: Express)`. */
function isTypedApplication({ document }: RewriteRequest, owner: Node): boolean {
  const definitions = owner.type === T.Identifier ? (document.values.bindingOf(owner)?.definitions ?? []) : [];
  const [name, ...others] = definitions.map((definition) => definition.name);
  const type = name?.type === T.Identifier && name.typeAnnotation?.typeAnnotation;
  if (!type || type.type !== T.TSTypeReference || others.length > 0) return false;
  const { typeName } = type;
  const [from, named] = typeName.type === T.TSQualifiedName ? [typeName.left, typeName.right] : [typeName, typeName];
  return (
    from.type === T.Identifier &&
    named.type === T.Identifier &&
    /^(?:Express|Application)$/.test(named.name) &&
    moduleOf(document, from) === 'express'
  );
}

/**
 * Returns the callback of a file's existing second `auth()`.
 * Refuses where it belongs to another router, whose path this login does not know.
 */
export function* earlierCallback(
  request: RewriteRequest,
  route: Route,
): Attempt<{ readonly path: string; readonly isMounted: boolean }> {
  const exported = exportedCallbackPath(route);
  if (exported !== undefined) return { path: exported, isMounted: true };
  for (const node of request.program.nodes) {
    if (node.type !== T.CallExpression || node.callee.type !== T.MemberExpression) continue;
    const [path, handler, custom] = node.arguments;
    if (!path || !isString(path) || handler?.type !== T.Identifier || handler.name !== LINK) continue;
    // The second `auth()` is a variable of the same block.
    if (!contains(statementOf(node).parent ?? node, route.statement)) continue;
    // `app.all(path, auth0Link)`: the second `auth()` itself has the path of its callback.
    if (custom === undefined) return { path: path.value, isMounted: false };
    const isSame =
      route.registry === undefined && sourceOf(request, node.callee.object) === sourceOf(request, route.owner);
    if (isSame) {
      return { path: path.value, isMounted: true };
    }
  }
  return yield* refuse('reason.other-linking-callback');
}

/** Returns what it takes to have a separate callback; refuses where the version is unknown or too old. */
function* customCallback({ document }: RewriteRequest, reason: ReasonId): Attempt<readonly Message[]> {
  const version = versionOf(document, PACKAGE);
  if (version === undefined) return yield* refuse(reason as 'reason.auth-elsewhere');
  if (!mayBe(version, '<2.12.0')) return [];
  if (mayBe(version, '<2.0.0')) return yield* refuse('reason.oidc-callback-version');
  return [message('todo.update-express-openid-connect')];
}
