import type { Message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { indentAt } from '../code.js';
import type { DraftEdit, RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import type { CallbackRoute } from './exported-callback.js';
import type { ManagementClient } from './management.js';
import type { Main } from './oidc-auth.js';
import { LINK } from './oidc-settings.js';
import { aboveComments } from './route.js';
import type { Route } from './route.js';

/** What the second `auth()` of express-openid-connect, which only links, is made of. */
export interface SecondAuth {
  readonly request: RewriteRequest;
  readonly route: Route;
  readonly main: Main;
}

/** Inserts the second `auth()` and its callback route; they precede the first, which may protect every route. */
export function secondAuthEdits(
  second: SecondAuth,
  client: ManagementClient | undefined,
  todos: readonly Message[],
  callback: CallbackRoute,
): DraftEdit[] {
  const { request, main } = second;
  const { text, style } = request;
  const start = aboveComments(text, main.statement.range[0]);
  const indent = indentAt(text, start);
  const code = inStyle(block(second, client, callback), style, indent);
  return [
    ...main.edits,
    todoComment(text, start, todos, LINK_DOCS, style),
    { start, end: start, text: code + style.eol + style.eol + indent, files: callback.files },
  ];
}

function block(second: SecondAuth, client: ManagementClient | undefined, { start, end }: CallbackRoute): string {
  const { request, route, main } = second;
  const { style } = request;
  const { callbackPath } = route;
  const settings = [
    ...main.settings.properties,
    "authorizationParams: { response_type: 'code' }",
    'authRequired: false',
    `routes: { login: false, logout: false, callback: ${main.isMounted ? 'false' : `'${callbackPath}'`} }`,
    `session: { name: '${LINK}' }`,
    ...(!main.isMounted && mayBeWithoutCookieName(request)
      ? []
      : [`transactionCookie: { name: '${LINK}Verification' }`]),
    'getLoginState: auth0LinkState',
    `afterCallback: afterAuth0Link(${client?.source ?? ''})`,
  ];
  const any = style.typescript ? ': any' : '';
  const callback = `res.oidc.callback({ redirectUri: ${redirectUri(request, main, 'req', callbackPath)} })`;
  const handler = style.modern ? `(req${any}, res${any}) => ${callback}` : `function (req, res) {\n  ${callback};\n}`;
  const callbackRoute = `${start}${main.isMounted ? `${LINK}, ${handler}` : LINK}${end}`;
  const creation = `${main.auth}({\n  ${settings.join(',\n  ')},\n})`;
  return `${variableOf(second, client, creation)}\n${callbackRoute}`;
}

/**
 * Whether the version may be one that rejects `transactionCookie.name`, and with it the whole configuration (before 2.10.0:
 * lib/config.js). There, a login for linking shares the cookie of ordinary ones: whichever started last can finish.
 */
function mayBeWithoutCookieName({ document }: RewriteRequest): boolean {
  const version = versionOf(document, 'express-openid-connect');
  return version !== undefined && mayBe(version, '<2.10.0');
}

/** Whether the second `auth()` or its client would throw at the start of the server: settings are to be replaced. */
export function isLate({ main }: SecondAuth, client: ManagementClient | undefined): boolean {
  return main.settings.isLate || client?.needsCredentials === true;
}

/** Returns the declaration of the second `auth()`, which waits for its first use if it has to. */
function variableOf(second: SecondAuth, client: ManagementClient | undefined, creation: string): string {
  const { modern } = second.request.style;
  const declaration = client?.declaration ?? '';
  const keyword = modern ? 'const' : 'var';
  if (!isLate(second, client)) return `${declaration}${keyword} ${LINK} = ${creation};`;
  const deeper = (code: string): string => code.replaceAll(/^(?=.)/gm, '  ');
  const create =
    modern && declaration === ''
      ? `() => ${creation}`
      : `${modern ? '() =>' : 'function ()'} {\n${deeper(`${declaration}return ${creation};`)}\n}`;
  return `${keyword} ${LINK} = onFirstAuth0Link(${create});`;
}

/** Returns the callback's full URL as an expression. A router knows its own path only from a request. */
export function redirectUri(
  { style }: RewriteRequest,
  { settings, isMounted }: Main,
  req: string,
  path: string,
): string {
  const base = settings.baseURL;
  if (style.modern) {
    const literal = /^(['"])(https?:[^'"`\\$]*)\1$/.exec(base)?.[2];
    const prefix = isMounted ? `\${${req}.baseUrl}` : '';
    return `\`${literal ?? `\${${base}}`}${prefix}${path}\``;
  }
  return `${/[|&?]/.test(base) ? `(${base})` : base}${isMounted ? ` + ${req}.baseUrl` : ''} + '${path}'`;
}
