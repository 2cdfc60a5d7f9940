import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { frameworkRecipe } from './framework-recipes.js';
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
  const framework = frameworkRecipe(place, {
    settings: (callback) => settings(place, { callbackUrl: place.settings.addressOf(callback) }),
    todos: TODOS,
  });
  if (framework !== undefined) return framework;
  const { text } = place.document;
  const isOther =
    /\bkoa\b|@koa\/|\bfastify\b|\bhapi\b/i.test(text) || !/express|passport|\b(?:app|router)\./.test(text);
  return isOther ? stepsRecipe(place) : expressRecipe(place);
}

/** The secret comes from the environment: it never belongs into code. */
function settings(
  { style, settings: { connection, clientSecret } }: SnippetPlace,
  { tenant = 'TENANT', clientId = 'CLIENT_ID', callbackUrl = "'YOUR_CALLBACK_URL'" },
): string {
  return `${style.modern ? 'const' : 'var'} linkSettings = {
  domain: ${tenant},
  clientId: ${clientId},
  clientSecret: ${clientSecret},
  callbackUrl: ${callbackUrl},
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

/** Returns the property of Passport's user with the Auth0 id; an application's own user may have it under any name. */
function passportId(place: SnippetPlace): string {
  return place.hasAuth0Profile() ? 'user_id' : 'YOUR_AUTH0_ID';
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

/** A route of Next.js's App Router, with the session of nextjs-auth0 3 or later. */
function nextRecipe(place: SnippetPlace): Recipe {
  const { call, from, name, base, domain } = sessionIn(place);
  const session = `${call}().then(${functionStart(place, 'session')}
  return session ? session.user.sub : undefined;
})`;
  const cast = place.style.typescript ? ' as string' : '';
  const known = {
    tenant:
      domain === 'host' ? `process.env.AUTH0_DOMAIN${cast}` : `new URL(process.env.AUTH0_ISSUER_BASE_URL${cast}).host`,
    clientId: `process.env.AUTH0_CLIENT_ID${cast}`,
    callbackUrl: `${base} + '/link-account'`,
  };
  const code = `// In your app folder: link-account/route.${place.style.typescript ? 'ts' : 'js'}, whose address is also the callback URL.
// Start it with <form action="/link-account" method="post">.
${settings(place, known)}const linkHandlers = auth0LinkHandlers(linkSettings, ${returning(place, '', session)});
export const GET = linkHandlers.GET;
export const POST = linkHandlers.POST;`;
  const imports = importLine({ ...place, modules: 'esm' }, from, name, false);
  return { code, helpers: ['auth0LinkHandlers'], imports, todos: TODOS };
}

/** How a project accesses nextjs-auth0's session and settings. */
interface NextSession {
  readonly call: string;
  readonly from: string;
  readonly name: string;
  /** The variable with the application's address. */
  readonly base: string;
  /** Whether the tenant is in the environment by its host or by its address. */
  readonly domain: 'host' | 'address';
}

/** Version 4 has a client, which the project constructs in a module (docs/auth0-facts.md#nextjs-start-login). */
function sessionIn(place: SnippetPlace): NextSession {
  const { document, form } = place;
  const isOld = !mayBe(versionOf(document, '@auth0/nextjs-auth0'), '>=4') || form === 'nextjs-handle-login';
  if (isOld) {
    const from = '@auth0/nextjs-auth0';
    return { call: 'getSession', from, name: 'getSession', base: 'process.env.AUTH0_BASE_URL', domain: 'address' };
  }
  const { name, from } = clientIn(place) ?? { name: 'auth0', from: 'YOUR_AUTH0_MODULE' };
  return { call: `${name}.getSession`, from, name, base: 'process.env.APP_BASE_URL', domain: 'host' };
}

/** Returns the client that the file imports from a module of the project. */
function clientIn({ program }: SnippetPlace): { readonly name: string; readonly from: string } | undefined {
  for (const statement of program?.ast.body ?? []) {
    if (statement.type !== T.ImportDeclaration || statement.source.value.startsWith('@auth0/')) continue;
    const client = statement.specifiers.find(
      (each) => each.type === T.ImportSpecifier && /^auth0(?:Client)?$/i.test(each.local.name),
    );
    // A relative path is that of this file, not of the new route.
    if (client && !statement.source.value.startsWith('.'))
      return { name: client.local.name, from: statement.source.value };
  }
  return undefined;
}

/** Whether a login is for nextjs-auth0's own login route, or on a server that uses it. */
export function isNext({ form, side, document: { options, text } }: SnippetPlace): boolean {
  if (form.startsWith('nextjs')) return true;
  if (!form.startsWith('authorize-')) return false;
  const isUsed = options.packages?.['@auth0/nextjs-auth0'] !== undefined || text.includes('@auth0/nextjs-auth0');
  return isUsed && (side === 'server' || text.includes('/auth/login'));
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
