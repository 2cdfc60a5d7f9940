import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { auth0 } from '../../rules/auth0/services.js';
import { indentAt, isCallFree, isRepeatable, isTaken, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { objectAt, tokenOption } from '../link/token-option.js';
import type { TokenOption } from '../link/token-option.js';
import { unusedWithout } from '../link/unused.js';
import { appendProperty, propertyOf, removeProperties } from '../objects.js';
import { NotUnderstood, sourceOf, understood } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import type { Todo } from '../todos.js';
import { clientFor, placeholdersOf } from './management.js';
import type { Client } from './management.js';
import { aboveComments, isApplication, nextOf, routeOf } from './route.js';
import type { Route } from './route.js';
import { settingFor } from './settings.js';
import { callbackTodo, PAGE_AFTERWARDS, rightsTodo } from './todos.js';

type Node = TSESTree.Node;

/** What the new code calls the second `auth()`. */
const LINK = 'auth0Link';

/**
 * `res.oidc.login({authorizationParams: {access_token}})`: the login is that of a second `auth()`, with cookies of its
 * own, so that it leaves the user's session alone. Auth0's sample of linking on a server does it so.
 */
export const oidcLogin: Rewriter = function* (request) {
  const option = tokenOption(request);
  const login = loginOf(request, option);
  const { callee } = option.call;
  const method = callee.type === T.MemberExpression && callee.property.type === T.Identifier && callee.property.name;
  if (method !== 'login') throw new NotUnderstood('a login without a page cannot log another account in');
  const main = mainAuth(request, login.route);
  if (request.program.nodes.some((node) => node.type === T.Identifier && node.name === 'logInForAuth0Link')) {
    yield draft({ request, option, ...login, main: undefined }, undefined);
    return;
  }
  if (!getsCode(request, option, main)) throw new NotUnderstood('the login is not seen to get a code');
  if (isTaken(request.program.nodes, LINK)) throw new NotUnderstood(`the name ${LINK} is taken`);
  const parts = { request, option, ...login, main };
  const client = clientFor(request, main.statement, `new URL(${issuerOf(request, main)}).host`);
  if (client) yield draft(parts, client);
  yield draft(parts, undefined);
};

/** In the settings of all logins, the token is the same for everybody: there is nothing that it could become. */
export const oidcAuth: Rewriter = () => {
  throw new NotUnderstood('with this token in its settings, every login would be linked to the same account');
};

interface Login {
  readonly route: Route;
  /** Names of the handler's parameters. */
  readonly req: string;
  readonly res: string;
}

interface Parts extends Login {
  readonly request: RewriteRequest;
  readonly option: TokenOption;
  /** Absent where the file has the second `auth()` already. */
  readonly main: Main | undefined;
}

function loginOf(request: RewriteRequest, { call, token, options, path }: TokenOption): Login {
  if (!isRepeatable(token.node)) throw new NotUnderstood('the token is worked out where it is handed over');
  const route = routeOf(request, call);
  const [req, res] = route.handler.params.map((parameter) =>
    parameter.type === T.Identifier ? parameter.name : undefined,
  );
  const receiver = understood(request.part('receiver'), 'the response is not seen');
  if (req === undefined || res === undefined || sourceOf(request, receiver) !== `${res}.oidc`) {
    throw new NotUnderstood('the request and its response are not seen');
  }
  if (route.isMounted) throw new NotUnderstood('the full path of the route is not seen');
  const params = objectAt(path, 0);
  const other = ['redirect_uri', 'response_mode', 'prompt'].find((key) => propertyOf(params, key));
  if (other !== undefined) throw new NotUnderstood(`the login has a \`${other}\` of its own`);
  const responseType = propertyOf(params, 'response_type')?.value;
  if (responseType && request.document.values.constantString(responseType) !== 'code') {
    throw new NotUnderstood('the login has a `response_type` of its own');
  }
  if (propertyOf(options, 'silent')) throw new NotUnderstood('a login without a page cannot log another account in');
  return { route, req, res };
}

/** `app.use(auth(settings))` of the ordinary login. */
interface Main {
  readonly statement: TSESTree.ExpressionStatement;
  readonly auth: string;
  readonly settings: Node | undefined;
}

function mainAuth(request: RewriteRequest, route: Route): Main {
  const { sdk } = auth0(request.document);
  const calls = request.program.nodes.filter(
    (node): node is TSESTree.CallExpression =>
      node.type === T.CallExpression && sdk.identify(node.callee, 'express-oidc-auth')?.by === 'proven',
  );
  const [call, ...others] = calls.filter(({ parent }) => !isOurs(parent));
  if (call === undefined) throw new NotUnderstood('the `auth()` of the ordinary login is in another file');
  const use = call.parent;
  const statement = use.parent;
  const isUse =
    use.type === T.CallExpression &&
    statement?.type === T.ExpressionStatement &&
    use.callee.type === T.MemberExpression &&
    sourceOf(request, use.callee.property) === 'use' &&
    use.arguments[0] === call &&
    sourceOf(request, use.callee.object) === sourceOf(request, route.owner) &&
    isApplication(request, use.callee.object);
  if (!isUse || others.length > 0 || statement.parent !== route.statement.parent) {
    throw new NotUnderstood('the `auth()` of the ordinary login is used in a way that is not known');
  }
  return { statement, auth: sourceOf(request, call.callee), settings: call.arguments[0] };
}

function isOurs(parent: Node): boolean {
  return parent.type === T.VariableDeclarator && parent.id.type === T.Identifier && parent.id.name === LINK;
}

/** Without these the SDK reads the environment: ISSUER_BASE_URL, BASE_URL, CLIENT_ID, CLIENT_SECRET, SECRET. */
const SETTINGS = ['issuerBaseURL', 'baseURL', 'clientID', 'clientSecret', 'secret'] as const;

/** The settings that both logins share, as properties. */
function sharedSettings(request: RewriteRequest, main: Main): string[] {
  return SETTINGS.flatMap((name) => {
    const source = settingFor(request, main.settings, name, main.statement);
    return source === undefined ? [] : [`${name}: ${source}`];
  });
}

function issuerOf(request: RewriteRequest, main: Main): string {
  const cast = request.style.typescript ? ' as string' : '';
  return settingFor(request, main.settings, 'issuerBaseURL', main.statement) ?? `process.env.ISSUER_BASE_URL${cast}`;
}

/** Whether the login gets a code; else the SDK has an ID token posted, and the code never had an access token. */
function getsCode({ document }: RewriteRequest, { options }: TokenOption, { settings }: Main): boolean {
  const responseType = ['authorizationParams', 'response_type'];
  return [options, ...(settings ? [settings] : [])].some((given) =>
    document.values
      .properties(given, responseType)
      .some(({ value }) => value && document.values.constantString(value) === 'code'),
  );
}

function draft(parts: Parts, client: Client | undefined): RewriteDraft {
  const { request, option, route, main } = parts;
  const { text, style } = request;
  const returns = propertyOf(option.options, 'returnTo') !== undefined;
  const [at] = (main?.statement ?? statementOf(option.call)).range;
  const start = main ? aboveComments(text, at) : at;
  const indent = indentAt(text, start);
  const todos: Todo[] = [
    ...(main ? [callbackTodo(route.callbackPath), rightsTodo(client?.construction ? client.source : undefined)] : []),
    ...(returns ? [] : [PAGE_AFTERWARDS]),
  ];
  const isByFetch = main ? client === undefined : !text.includes('function afterAuth0Link(management');
  const helpers = insertHelpers(
    request,
    option.call,
    main
      ? [...(isByFetch ? (['askAuth0'] as const) : []), 'logInForAuth0Link', 'auth0LinkState', 'afterAuth0Link']
      : ['logInForAuth0Link'],
    { management: client?.version },
  );
  return {
    target: isByFetch ? 'fetch' : 'node-auth0',
    title: `Link on the server, by a second auth() beside the user's session (${isByFetch ? 'fetch' : 'node-auth0'})`,
    applicability: 'review',
    edits: [
      ...(todos.length > 0 ? [todoComment(text, start, todos, LINK_DOCS, style)] : []),
      ...(main
        ? [
            {
              start,
              end: start,
              text: inStyle(block(parts, main, client), style, indent) + style.eol + style.eol + indent,
            },
          ]
        : []),
      ...loginEdits(parts),
      ...unusedWithout(request, option.token.node, isCallFree).edits,
      ...(client?.edits ?? []),
      ...helpers,
    ],
    todos,
    placeholders: [...placeholdersOf(client), ...(returns ? [] : [`${style.quote}/${style.quote}`])],
  };
}

/** The second `auth()` and its callback: in front of the ordinary one, which may ask for a login on every route. */
function block({ request, route }: Parts, main: Main, client: Client | undefined): string {
  const settings = [
    ...sharedSettings(request, main),
    "authorizationParams: { response_type: 'code' }",
    'authRequired: false',
    `routes: { login: false, logout: false, callback: '${route.callbackPath}' }`,
    `session: { name: '${LINK}' }`,
    `transactionCookie: { name: '${LINK}Verification' }`,
    'getLoginState: auth0LinkState',
    `afterCallback: afterAuth0Link(${client?.source ?? ''})`,
  ];
  return `${client?.declaration ?? ''}${request.style.modern ? 'const' : 'var'} ${LINK} = ${main.auth}({
  ${settings.join(',\n  ')},
});
${sourceOf(request, route.owner)}.all('${route.callbackPath}', ${LINK});`;
}

function loginEdits({ request, option, route, req, res }: Parts): Edit[] {
  const { text, style } = request;
  const { call, options, path } = option;
  const params = objectAt(path, 0);
  const token = understood(path[1], 'the option is not seen');
  const [first] = call.arguments;
  if (first === undefined || call.arguments.length > 1) throw new NotUnderstood('the call has more arguments');
  const age = propertyOf(params, 'max_age');
  const next = nextOf(route.handler);
  const edits: Edit[] = [
    { start: call.range[0], end: first.range[0], text: `logInForAuth0Link(${LINK}, ` },
    { start: first.range[1], end: first.range[1], text: `, ${req}, ${res}, ${next.name}` },
    ...next.edits,
    ...(age
      ? [{ start: age.range[0], end: age.range[1], text: 'max_age: 0' }, ...removeProperties(text, params, [token])]
      : [{ start: token.range[0], end: token.range[1], text: 'max_age: 0' }]),
  ];
  // Without it, the login would come back to where it started, and start anew.
  if (!propertyOf(options, 'returnTo'))
    edits.push(...appendProperty(text, options, `returnTo: ${style.quote}/${style.quote}`));
  return edits;
}
