import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { SdkNodes } from '../../rules/forms.js';
import { moduleOf } from '../code.js';
import { importName, unusedImport } from '../import-name.js';
import type { ImportedExpression } from '../import-name.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteDraft, RewriteRequest } from '../rewriter.js';
import { awaited, codeLinkDraft, isAlsoLogin } from './nextjs-code-link.js';
import { assertLinkOptions, clientSettings, linkSettings, returnToOf } from './nextjs-link-settings.js';
import { apiRouteOf, parametersOf } from './nextjs-route.js';
import type { FileRoute } from './nextjs-route.js';
import { PACKAGE } from './nextjs-sdk.js';
import type { ServerToken } from './server-token.js';

/**
 * Rewrites `handleLogin()` of nextjs-auth0 0 and 1 in the Pages Router. There the SDK's callback always saves a session,
 * and its address is fixed, so the new login is none of the SDK's: its route starts it, and is its callback
 * (docs/auth0-facts.md#nextjs-handle-login).
 */
export function* oldNextLogin(request: RewriteRequest<SdkNodes>, option: ServerToken): Attempt<RewriteDraft> {
  const version = option.keys[0] === 'authParams' ? 0 : 1;
  const [parameters, page] = version === 0 ? ['authParams', 'redirectTo'] : ['authorizationParams', 'returnTo'];
  yield* assertLinkOptions(request, option, parameters, page);
  const { type } = awaited(option.call).parent ?? {};
  const isStatement = type === T.ExpressionStatement || type === T.ReturnStatement;
  if (!isStatement || option.call.arguments.length !== 3) return yield* refuse('reason.unexpected-arguments');
  const route = yield* apiRouteOf(request, option.call);
  const [req, res] = yield* parametersOf(request, option);
  const callee = unwrap(option.call.callee);
  const instance = callee.type === T.MemberExpression ? unwrap(callee.object) : undefined;
  const isImported = callee.type === T.Identifier && moduleOf(request.document, callee) === PACKAGE;
  if (!isImported && instance?.type !== T.Identifier) return yield* refuse('reason.nextjs-settings-elsewhere');
  const client = instance?.type === T.Identifier ? instance : undefined;
  const known = yield* clientSettings(request, client, route.handler, version);
  const imported = client ? undefined : yield* sessionReader(request, option, route);
  const getSession = imported?.expression ?? `${client?.name ?? ''}.getSession`;
  return yield* codeLinkDraft(request, {
    option,
    route,
    router: 'pages',
    req: req.name,
    res: res.name,
    session: version === 0 ? `await ${getSession}(${req.name})` : `${getSession}(${req.name}, ${res.name})`,
    settings: linkSettings(request, known, route.callbackPath, yield* returnToOf(request, option, page)),
    helpers: version === 1 ? ['auth0LinkUrl'] : [],
    edits: imported?.edits ?? [],
  });
}

/** Imports the function that reads the session. It replaces the import of the SDK's login if nothing else uses that. */
function* sessionReader(
  request: RewriteRequest,
  option: ServerToken,
  { place }: Pick<FileRoute, 'place'>,
): Attempt<ImportedExpression> {
  const name = [PACKAGE, 'getSession', 'getAuth0Session'] as const;
  const added = yield* importName(request, name);
  const login = unwrap(option.call.callee);
  const isKept = isAlsoLogin(request, option, place);
  if (added.edits.length === 0 || isKept || login.type !== T.Identifier) return added;
  return yield* importName(
    request,
    name,
    unusedImport(request.document.values.bindingOf(login), (use) => use === login),
  );
}
