import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Message } from '../../messages/message.js';
import { descendants } from '../code.js';
import { propertyOf } from '../objects.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { todoLines } from '../todos.js';
import type { CallbackRoute } from './exported-callback.js';
import type { OptionalToken } from './given.js';
import type { ManagementClient } from './management.js';
import type { Strategy } from './passport-strategy.js';
import type { Route } from './route.js';
import { optionsOf } from './server-token.js';
import type { ServerToken } from './server-token.js';
import { STRATEGY } from './strategy-elsewhere.js';

type Node = TSESTree.Node;

/** The new function that adds the strategy when somebody links an account, because its settings are unknown yet. */
export const LAZY = 'passportForAuth0Link';

/** The parts of a login with passport, and what its rewrite needs. */
export interface Parts {
  readonly request: RewriteRequest;
  readonly option: ServerToken;
  /** When there is a token, if the login is also for users without one. */
  readonly given: OptionalToken | undefined;
  readonly route: Route;
  readonly receiver: Node;
  readonly strategy: Strategy;
  readonly accessTokenOf: string;
}

const LATE_CLIENT = '// Created when it is needed: without its settings it throws, and the server would not start.\n';

/** The variable of a new strategy whose class does not send `prompt`. */
export const OWN = 'auth0LinkStrategy';

/** Before 0.6, passport-auth0 takes the id only from `user_id`, which /userinfo may lack. */
const WITH_ID = 'profile.id = profile.id || profile._json.sub;\n  ';

/** Columns of a line; longer calls get an argument a line. */
const WIDTH = 118;

const AFTERWARDS = "'/'";

/** Where a login leads to: the page that an option names, or the one that the route stores in the session. */
export type Afterwards = { readonly page: Node } | 'session';

/** Returns where a login leads to, if its own code says so. */
export function afterwardsOf({ option, route }: Pick<Parts, 'option' | 'route'>): Afterwards | undefined {
  const value = propertyOf(optionsOf(option), 'successRedirect', 'successReturnToOrRedirect')?.value;
  if (value && isString(value)) return { page: value };
  return storesPage(route) ? 'session' : undefined;
}

/** Whether a route stores the page that its login leads to in the session: `req.session.returnTo = '/account'`. */
export function storesPage({ handler }: Pick<Route, 'handler'>): boolean {
  const [req] = handler.params;
  return (
    req?.type === T.Identifier &&
    [...descendants(handler)].some(
      (node) => node.type === T.AssignmentExpression && dottedName(node.left) === `${req.name}.session.returnTo`,
    )
  );
}

/** Returns statements that redirect to the page that a route stored in the session. */
export function redirectToStored({ modern }: RewriteRequest['style'], request: string, response: string): string {
  return `${modern ? 'const' : 'var'} page = ${request}.session.returnTo;
delete ${request}.session.returnTo;
${response}.redirect(page || ${AFTERWARDS});`;
}

/** Returns the code of the new strategy and its callback route. */
export function callbackCode(
  { request, option, route, receiver, strategy, accessTokenOf }: Parts,
  client: ManagementClient | undefined,
  todos: readonly Message[],
  callback: CallbackRoute,
): string {
  const { style } = request;
  const passport = sourceOf(request, receiver);
  const target = afterwardsOf({ option, route });
  const leave =
    target === 'session'
      ? redirectToStored(style, 'req', 'res').replaceAll('\n', '\n  ')
      : `res.redirect(${target ? sourceOf(request, target.page) : AFTERWARDS});`;
  const arrow = style.modern;
  const any = style.typescript ? ': any' : '';
  const verify = ['accessToken', 'refreshToken', 'extraParams', 'profile', 'done'].map((name) => name + any).join(', ');
  const construction = `new ${strategy.strategyClass}({
  domain: ${strategy.domain},
  clientID: ${strategy.clientId},
  clientSecret: ${strategy.clientSecret},
  callbackURL: '${route.callbackPath}',
  state: true,
}, ${arrow ? `(${verify}) => {` : `function (${verify}) {`}
  ${strategy.sendsPrompt ? '' : WITH_ID}done(null, profile);
})`;
  const setUp = strategy.sendsPrompt ? '' : `${withPrompt(request, construction)}\n`;
  const use = `${passport}.use('${STRATEGY}', ${strategy.sendsPrompt ? construction : OWN});`;
  const complete = (by: string, before: string, token = accessTokenOf): string => {
    const parts = [by, strategy.domain, token, ...(client ? [client.source] : [])];
    const line = `completeAuth0Link(${parts.join(', ')})`;
    if (before.length + line.length <= WIDTH) return line;
    return `completeAuth0Link(\n  ${parts.join(',\n  ')}\n)`;
  };
  const declaration = client?.declaration ?? '';
  const isClientLate = client?.needsCredentials === true;
  const afterwards = `${arrow ? `(req${any}, res${any}) => {` : 'function (req, res) {'}
  ${todos.map((todo) => `${todoLines(todo)}\n  `).join('')}${leave}
}${callback.end}`;
  if (!strategy.isLate && !isClientLate) {
    return `${declaration}${setUp}${use}
${callback.start}${complete(passport, `${callback.start}, (req, res) => {`)}, ${afterwards}`;
  }
  const handler = ['req', 'res', 'next'].map((name) => name + any).join(', ');
  const added = strategy.isLate
    ? `// Adds the strategy when it is needed: without its settings it throws, and the server would not start.
function ${LAZY}() {
${indented(`${setUp}return ${use}`)}
}`
    : `${setUp}${use}`;
  const reason = isClientLate && !strategy.isLate ? LATE_CLIENT : '';
  // There, `req` is the handler's.
  const token = accessTokenOf.replace(/^(\(|function \()req(?:: any)?(?=\))/, '$1');
  const handled = complete(strategy.isLate ? `${LAZY}()` : passport, '(req, res, next);', token);
  return `${added}
${callback.start}${arrow ? `(${handler}) => {` : `function (${handler}) {`}
${indented(`${reason}${declaration}${handled}(req, res, next);`)}
}, ${afterwards}`;
}

/** Returns statements that create a strategy and make it send `prompt`. */
function withPrompt({ style: { modern, typescript } }: RewriteRequest, construction: string): string {
  const [own, options] = typescript ? [`(${OWN} as any)`, 'options: any'] : [OWN, 'options'];
  const parameters = `${modern ? `(${options}) => ({` : `function (${options}) {\n  return {`}
${modern ? '' : '  '}  connection: options.connection,
${modern ? '' : '  '}  prompt: options.prompt,
${modern ? '})' : '  };\n}'}`;
  return `${modern ? 'const' : 'var'} ${OWN} = ${construction};
// Sends \`prompt\`, which passport-auth0 before 0.6 leaves out.
${own}.authorizationParams = ${parameters};`;
}

function indented(code: string): string {
  return code.replaceAll(/^/gm, '  ');
}
