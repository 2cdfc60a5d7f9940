import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { frameworkRecipe } from './framework-recipes.js';
import { isNext, isOfNextServer, nextRecipe } from './next-recipes.js';
import { returning } from './recipe.js';
import type { KnownSettings, Recipe, ServerCode } from './recipe.js';
import { passportId } from './snippet-place.js';
import type { SnippetPlace } from './snippet-place.js';

const TODOS: readonly Message[] = [
  message('todo.grant-environment-client'),
  message('todo.session-user'),
  message('todo.sign-with-rs256'),
];

/** Adds a login to any server. Express gets routes, Next.js a file, other servers the two steps. */
export function serverRecipe(place: SnippetPlace): Recipe {
  const code: ServerCode = {
    settings: (callback, known) => settings(place, { callbackUrl: place.settings.addressOf(callback), ...known }),
    todos: TODOS,
  };
  if (isNext(place) || isOfNextServer(place)) return nextRecipe(place, code);
  const framework = frameworkRecipe(place, code);
  if (framework !== undefined) return framework;
  const { text } = place.document;
  const isOther =
    /\bkoa\b|@koa\/|\bfastify\b|\bhapi\b/i.test(text) || !/express|passport|\b(?:app|router)\./.test(text);
  return isOther ? stepsRecipe(place) : expressRecipe(place);
}

/** The secret comes from the environment: it never belongs into code. */
function settings(
  { style, settings: { connection, clientSecret, domain, clientId: ownId } }: SnippetPlace,
  { tenant, clientId, callbackUrl = "'YOUR_CALLBACK_URL'" }: KnownSettings,
): string {
  // TypeScript takes a variable of the environment for absent.
  const cast = (source: string): string => (style.typescript && /^process\.env\.\w+$/.test(source) ? ' as string' : '');
  return `${style.modern ? 'const' : 'var'} linkSettings = {
  domain: ${tenant ?? `TENANT${cast(domain)}`},
  clientId: ${clientId ?? `CLIENT_ID${cast(ownId)}`},
  clientSecret: ${clientSecret},
  callbackUrl: ${callbackUrl}${cast(callbackUrl)},
${connection === undefined ? '' : `  connection: ${connection},\n`}};
`;
}

/** Routes for Express that link the account of a second login, whatever SDK runs the first one. */
function expressRecipe(place: SnippetPlace): Recipe {
  const user = `req.${userIn(place)}`;
  const name = user === 'req.user' ? passportId(place) : 'sub';
  const id = `${user} && ${user}.${name}`;
  return {
    code: `${settings(place, { callbackUrl: place.settings.addressOf('/link-account/callback') })}// Start it with <form action="/link-account" method="post">; it returns to /link-account/callback.
addAuth0LinkRoutes(${appIn(place)}, linkSettings, ${returning(place, 'req', id)});`,
    helpers: ['addAuth0LinkRoutes'],
    todos: [...TODOS, message('todo.express-session')],
  };
}

/** Routes for the Express application that renders a template with the login's link. */
export function templateRecipe(place: SnippetPlace): Recipe {
  const recipe = expressRecipe(place);
  return { ...recipe, code: `// In your Express application:\n${recipe.code}` };
}

/** The two steps, for the routes of any server. */
function stepsRecipe(place: SnippetPlace): Recipe {
  const keyword = place.style.modern ? 'const' : 'var';
  return {
    code: `${settings(place, { callbackUrl: place.settings.redirectUri })}
// In a POST route: keep login.pending in the session, and redirect to login.url. The state is a new random value.
${keyword} login = beginAuth0CodeLink(linkSettings, sessionUserId, state);

// In the callback's route: take \`pending\` out of the session, then link.
completeAuth0CodeLink(linkSettings, pending, sessionUserId, query);`,
    helpers: ['beginAuth0CodeLink', 'completeAuth0CodeLink'],
    todos: TODOS,
  };
}

/** Returns the property of a request with the session's user. */
function userIn({ document: { text, options }, form }: SnippetPlace): string {
  if (form === 'openid-login') return 'openid.user';
  if (form.startsWith('oidc') || /express-openid-connect|req\.oidc\b/.test(text)) return 'oidc.user';
  if (form.startsWith('passport') || /\bpassport\b|req\.user\b/.test(text)) return 'user';
  if (options.packages?.['express-openid-connect'] !== undefined) return 'oidc.user';
  if (options.packages?.['passport'] !== undefined || options.packages?.['passport-auth0'] !== undefined) return 'user';
  return 'session.user';
}

/** Returns the application or router that the file adds routes to. */
function appIn({ document: { text } }: SnippetPlace): string {
  return /\b(app|router|server|routes)\.(?:get|post|use|all)\(/.exec(text)?.[1] ?? 'app';
}
