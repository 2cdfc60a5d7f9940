import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import { importLine, STATE } from './recipe.js';
import type { Recipe, ServerCode } from './recipe.js';
import { fastifyRecipe, nestRecipe, sailsRecipe } from './session-recipes.js';
import { passportId, typed } from './snippet-place.js';
import type { SnippetPlace } from './snippet-place.js';

/** Returns the recipe for the framework of a server's file; undefined for Express and for unknown ones. */
export function frameworkRecipe(place: SnippetPlace, code: ServerCode): Recipe | undefined {
  const { document, style } = place;
  const packages = Object.keys(document.options.packages ?? {});
  const { text } = document;
  const has = (name: RegExp): boolean => packages.some((each) => name.test(each));
  const isExpress = has(/^express$/) || /['"]express['"]/.test(text);
  if ((has(/^sails$/) || /\bsails\b/.test(text)) && !isExpress) return sailsRecipe(place, code);
  if (!style.modern) return undefined;
  if (style.typescript && text.includes('@nestjs/')) return nestRecipe(place, code);
  if (/\bfastify\b/i.test(text) || (has(/^fastify$/) && !isExpress)) return fastifyRecipe(place, code);
  if (/\bkoa\b|@koa\/|\bkoa-/.test(text) && /\bctx\b/.test(text)) return koaRecipe(place, code);
  if (/\bhapi\b/.test(text) || (has(/^@hapi\/hapi$|^hapi$/) && !has(/^express$/))) {
    return /\breply\b/.test(text) ? oldHapiRecipe(place, code) : hapiRecipe(place, code);
  }
  if (/\bdefineEventHandler\b/.test(text)) return nitroRecipe(place, code);
  if (text.includes('@remix-run/') || has(/^@remix-run\/(?:node|react)$/)) return remixRecipe(place, code);
  return undefined;
}

/** Routes for Koa 2 with koa-session and a router. */
function koaRecipe(place: SnippetPlace, { settings, todos }: ServerCode): Recipe {
  const { text } = place.document;
  const user = /passport|ctx\.state\.user/.test(text)
    ? `ctx.state.user && ctx.state.user.${passportId(place)}`
    : 'ctx.session.YOUR_AUTH0_ID';
  const prefix = /\bprefix:\s*['"](\/[\w/-]*)['"]/.exec(text)?.[1] ?? '';
  const router = /\b(\w*[rR]outer)\.(?:get|post|use|all)\(/.exec(text)?.[1] ?? 'router';
  return {
    code: `${settings(`${prefix}/link-account/callback`)}const primaryUserIdOf = (${typed(place, 'ctx')}) => ${user};
// Start it with <form action="${prefix}/link-account" method="post">; it returns to ${prefix}/link-account/callback.
${router}.post('/link-account', (${typed(place, 'ctx')}) => {
  const login = beginAuth0CodeLink(linkSettings, primaryUserIdOf(ctx), ${STATE});
  ctx.session.auth0Link = login.pending;
  ctx.status = 303;
  ctx.redirect(login.url);
});
${router}.get('/link-account/callback', async (${typed(place, 'ctx')}) => {
  const pending = ctx.session.auth0Link;
  ctx.session.auth0Link = null;
  await completeAuth0CodeLink(linkSettings, pending, primaryUserIdOf(ctx), ctx.query);
  ctx.redirect('/');
});`,
    helpers: ['beginAuth0CodeLink', 'completeAuth0CodeLink'],
    todos: [...todos, message('todo.koa-session')],
  };
}

/** Routes for hapi 17 and later: yar's session if the project has it, or else a cookie. */
function hapiRecipe(place: SnippetPlace, { settings, todos }: ServerCode): Recipe {
  const hasYar = /\.yar\b/.test(place.document.text);
  const auth = /\bauth:\s*(['"][\w-]+['"])/.exec(place.document.text)?.[1];
  const options = auth === undefined ? '' : `    options: { auth: ${auth} },\n`;
  const kept = hasYar
    ? { start: 'h.redirect(login.url).code(303)', take: "request.yar.get('auth0Link', true)", end: "h.redirect('/')" }
    : {
        start:
          "h.redirect(login.url).code(303).header('Set-Cookie', auth0LinkCookie(login.pending, 600), { append: true })",
        take: 'auth0LinkInCookies(request.headers.cookie)',
        end: "h.redirect('/').header('Set-Cookie', auth0LinkCookie(undefined, 0), { append: true })",
      };
  return {
    code: `${settings('/link-account/callback')}const primaryUserIdOf = (${typed(place, 'request')}) => ${hapiUser(hasYar)};
// Start it with <form action="/link-account" method="post">; it returns to /link-account/callback.
server.route([
  {
    method: 'POST',
    path: '/link-account',
${options}    handler: (${typed(place, 'request', 'h')}) => {
      const login = beginAuth0CodeLink(linkSettings, primaryUserIdOf(request), ${STATE});
${hasYar ? "      request.yar.set('auth0Link', login.pending);\n" : ''}      return ${kept.start};
    },
  },
  {
    method: 'GET',
    path: '/link-account/callback',
${options}    handler: async (${typed(place, 'request', 'h')}) => {
      const pending = ${kept.take};
      await completeAuth0CodeLink(linkSettings, pending, primaryUserIdOf(request), request.query);
      return ${kept.end};
    },
  },
]);`,
    helpers: ['beginAuth0CodeLink', 'completeAuth0CodeLink', ...(hasYar ? [] : COOKIES)],
    todos,
  };
}

/** Routes for hapi before 17, whose handlers get a `reply`. */
function oldHapiRecipe(place: SnippetPlace, { settings, todos }: ServerCode): Recipe {
  const auth = /\bauth:\s*(['"][\w-]+['"])/.exec(place.document.text)?.[1];
  const config = auth === undefined ? '' : `    config: { auth: ${auth} },\n`;
  const hasYar = /\.yar\b/.test(place.document.text);
  return {
    code: `${settings('/link-account/callback')}const primaryUserIdOf = (${typed(place, 'request')}) => ${hapiUser(hasYar)};
// Start it with <form action="/link-account" method="post">; it returns to /link-account/callback.
server.route([
  {
    method: 'POST',
    path: '/link-account',
${config}    handler: (${typed(place, 'request', 'reply')}) => {
      const login = beginAuth0CodeLink(linkSettings, primaryUserIdOf(request), ${STATE});
      request.yar.set('auth0Link', login.pending);
      reply.redirect(login.url).code(303);
    },
  },
  {
    method: 'GET',
    path: '/link-account/callback',
${config}    handler: (${typed(place, 'request', 'reply')}) => {
      const pending = request.yar.get('auth0Link', true);
      completeAuth0CodeLink(linkSettings, pending, primaryUserIdOf(request), request.query).then(() => {
        reply.redirect('/');
      }, reply);
    },
  },
]);`,
    helpers: ['beginAuth0CodeLink', 'completeAuth0CodeLink'],
    todos: [...todos, ...(hasYar ? [] : [message('todo.hapi-yar')])],
  };
}

/** Returns the Auth0 id of hapi's user: in the session of yar, or else in the credentials. */
function hapiUser(hasYar: boolean): string {
  return hasYar
    ? "request.yar.get('YOUR_AUTH0_ID')"
    : 'request.auth.credentials && request.auth.credentials.YOUR_AUTH0_ID';
}

const COOKIES = ['auth0LinkCookie', 'auth0LinkInCookies'] as const;

/** A route of Nuxt's server, whose functions Nuxt imports itself. */
function nitroRecipe(place: SnippetPlace, { settings, todos }: ServerCode): Recipe {
  return {
    code: `// In server/routes/link-account.${place.style.typescript ? 'ts' : 'js'}, whose address is also the callback URL.
// Start it with <form action="/link-account" method="post">.
${settings('/link-account')}export default defineEventHandler(async (event) => {
  const primaryUserId = event.context.YOUR_AUTH0_ID;
  if (event.node.req.method === 'POST') {
    const login = beginAuth0CodeLink(linkSettings, primaryUserId, ${STATE});
    appendHeader(event, 'Set-Cookie', auth0LinkCookie(login.pending, 600));
    return sendRedirect(event, login.url, 303);
  }
  const pending = auth0LinkInCookies(event.node.req.headers.cookie);
  await completeAuth0CodeLink(linkSettings, pending, primaryUserId, getQuery(event));
  appendHeader(event, 'Set-Cookie', auth0LinkCookie(undefined, 0));
  return sendRedirect(event, '/', 303);
});`,
    helpers: ['beginAuth0CodeLink', 'completeAuth0CodeLink', ...COOKIES],
    todos,
  };
}

/** A resource route of Remix, with the user of remix-auth or of the session. */
function remixRecipe(place: SnippetPlace, { settings, todos }: ServerCode): Recipe {
  const { text } = place.document;
  const [, authenticator] = /\b(\w*[aA]uthenticator)\.isAuthenticated\(/.exec(text) ?? [];
  const [, storage] = /\b(\w+\.getSession|getSession)\(/.exec(text) ?? [];
  const user =
    authenticator !== undefined
      ? { load: `${authenticator}.isAuthenticated(request)`, id: 'user && user.YOUR_AUTH0_ID' }
      : {
          load: `${storage ?? 'YOUR_STORAGE.getSession'}(request.headers.get('Cookie'))`,
          id: "user.get('YOUR_AUTH0_ID')",
        };
  const request = place.style.typescript ? '{ request }: { request: Request }' : '{ request }';
  const from = importOf(place, (authenticator ?? storage ?? '').split('.')[0] ?? '');
  return {
    code: `// In app/routes/link-account.${place.style.typescript ? 'ts' : 'js'}, whose address is also the callback URL.
// Start it with <form action="/link-account" method="post">.
${settings('/link-account')}export const action = async (${request}) => {
  const user = await ${user.load};
  const login = beginAuth0CodeLink(linkSettings, ${user.id}, ${STATE});
  const headers = { Location: login.url, 'Set-Cookie': auth0LinkCookie(login.pending, 600) };
  return new Response(null, { status: 303, headers });
};
export const loader = async (${request}) => {
  const user = await ${user.load};
  return finishAuth0CodeLink(request, linkSettings, ${user.id});
};`,
    helpers: ['beginAuth0CodeLink', 'finishAuth0CodeLink', 'auth0LinkCookie'],
    imports: from === undefined ? [] : importLine(place, from.module, from.name, from.isDefault),
    todos,
  };
}

/** Returns how the file imports a name; the new route is in the same folder as other routes. */
function importOf({ program }: SnippetPlace, name: string) {
  for (const statement of program?.ast.body ?? []) {
    if (statement.type !== T.ImportDeclaration) continue;
    const found = statement.specifiers.find(({ local }) => local.name === name);
    if (found) return { module: statement.source.value, name, isDefault: found.type === T.ImportDefaultSpecifier };
  }
  return undefined;
}
