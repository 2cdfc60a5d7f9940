import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { functionStart, importLine, returning } from './recipe.js';
import type { Recipe } from './recipe.js';
import type { SnippetPlace } from './snippet-place.js';

const TODOS: readonly Message[] = [
  message('todo.grant-environment-client'),
  message('todo.session-user'),
  message('todo.sign-with-rs256'),
];

/** Adds a login to any server. Express gets routes, Next.js a route file, other servers the two steps. */
export function serverRecipe(place: SnippetPlace): Recipe {
  if (isNext(place)) return nextRecipe(place);
  const { text } = place.document;
  const isOther =
    /\bkoa\b|@koa\/|\bfastify\b|\bhapi\b/i.test(text) || !/express|passport|\b(?:app|router)\./.test(text);
  return isOther ? stepsRecipe(place) : expressRecipe(place);
}

/** The secret comes from the environment: it never belongs into code. */
function settings({ style }: SnippetPlace): string {
  return `${style.modern ? 'const' : 'var'} linkSettings = {
  domain: TENANT,
  clientId: CLIENT_ID,
  clientSecret: process.env.AUTH0_CLIENT_SECRET,
  callbackUrl: 'YOUR_CALLBACK_URL',
};
`;
}

/** Routes for Express that link the account of a second login, whatever SDK runs the first one. */
function expressRecipe(place: SnippetPlace): Recipe {
  const user = `req.${userIn(place)}`;
  const id = `${user} && ${user}.${user === 'req.user' ? 'id' : 'sub'}`;
  return {
    code: `${settings(place)}// Start it with <form action="/link-account" method="post">; it returns to /link-account/callback.
addAuth0LinkRoutes(${appIn(place)}, linkSettings, ${returning(place, 'req', id)});`,
    helpers: ['addAuth0LinkRoutes'],
    todos: [...TODOS, message('todo.express-session')],
  };
}

/** The two steps, for the routes of any server. */
function stepsRecipe(place: SnippetPlace): Recipe {
  const keyword = place.style.modern ? 'const' : 'var';
  return {
    code: `${settings(place)}
// In a POST route: keep login.pending in the session, and redirect to login.url. The state is a new random value.
${keyword} login = beginAuth0CodeLink(linkSettings, sessionUserId, state);

// In the callback's route: take \`pending\` out of the session, then link.
completeAuth0CodeLink(linkSettings, pending, sessionUserId, query);`,
    helpers: ['beginAuth0CodeLink', 'completeAuth0CodeLink'],
    todos: TODOS,
  };
}

/** A route of Next.js's App Router, with the session of nextjs-auth0 3 or later. */
function nextRecipe(place: SnippetPlace): Recipe {
  const { call, from, name } = sessionIn(place);
  const session = `${call}().then(${functionStart(place, 'session')}
  return session ? session.user.sub : undefined;
})`;
  const code = `// In app/link-account/route.${place.style.typescript ? 'ts' : 'js'}, whose address is also the callback URL.
// Start it with <form action="/link-account" method="post">.
${settings(place)}const linkHandlers = auth0LinkHandlers(linkSettings, ${returning(place, '', session)});
export const GET = linkHandlers.GET;
export const POST = linkHandlers.POST;`;
  const imports = importLine({ ...place, modules: 'esm' }, from, name, false);
  return { code, helpers: ['auth0LinkHandlers'], imports, todos: TODOS };
}

/** Version 4 has a client, which the project constructs in a module. */
function sessionIn({ document, form }: SnippetPlace): {
  readonly call: string;
  readonly from: string;
  readonly name: string;
} {
  const isOld = !mayBe(versionOf(document, '@auth0/nextjs-auth0'), '>=4') || form === 'nextjs-handle-login';
  return isOld
    ? { call: 'getSession', from: '@auth0/nextjs-auth0', name: 'getSession' }
    : { call: 'auth0.getSession', from: 'YOUR_AUTH0_MODULE', name: 'auth0' };
}

/** Whether a login is for nextjs-auth0's own login route, or on a server that uses it. */
export function isNext({ form, side, document: { options, text } }: SnippetPlace): boolean {
  if (form.startsWith('nextjs')) return true;
  if (!form.startsWith('authorize-')) return false;
  const isUsed = options.packages?.['@auth0/nextjs-auth0'] !== undefined || text.includes('@auth0/nextjs-auth0');
  return isUsed && (side === 'server' || text.includes('/auth/login'));
}

/** Returns the property of a request with the session's user. */
function userIn({ document: { text }, form }: SnippetPlace): string {
  if (form === 'openid-login') return 'openid.user';
  if (form.startsWith('oidc') || /express-openid-connect|req\.oidc\b/.test(text)) return 'oidc.user';
  if (form.startsWith('passport') || /\bpassport\b|req\.user\b/.test(text)) return 'user';
  return 'session.user';
}

/** Returns the application or router that the file adds routes to. */
function appIn({ document: { text } }: SnippetPlace): string {
  return /\b(app|router|server|routes)\.(?:get|post|use|all)\(/.exec(text)?.[1] ?? 'app';
}
