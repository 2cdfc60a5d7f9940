import { message } from '../../messages/message.js';
import { functionStart, returning, STATE } from './recipe.js';
import type { Recipe, ServerCode } from './recipe.js';
import { passportId, typed } from './snippet-place.js';
import type { SnippetPlace } from './snippet-place.js';

const HELPERS = ['beginAuth0CodeLink', 'completeAuth0CodeLink'] as const;
const ROUTES = 'Start it with <form action="/link-account" method="post">; it returns to /link-account/callback.';

/** Routes for Fastify, with the sessions of `@fastify/session` or `@fastify/secure-session`. */
export function fastifyRecipe(place: SnippetPlace, { settings, todos }: ServerCode): Recipe {
  const { text, options } = place.document;
  const has = (name: string): boolean => Object.hasOwn(options.packages ?? {}, name) || text.includes(name);
  const hasUser = /\brequest\.user\b|\breq\.user\b/.test(text) || has('@fastify/passport');
  const isSecure = has('@fastify/secure-session');
  const ofSession = isSecure ? "request.session.get('YOUR_AUTH0_ID')" : 'request.session.YOUR_AUTH0_ID';
  const user = hasUser ? `request.user && request.user.${passportId(place)}` : ofSession;
  const [, app = 'fastify'] = /\b(\w+)\.(?:get|post|route)\(/.exec(text) ?? [];
  const kept = isSecure
    ? {
        keep: "request.session.set('auth0Link', login.pending);",
        take: "request.session.get('auth0Link')",
        drop: "request.session.set('auth0Link', undefined);",
      }
    : {
        keep: 'request.session.auth0Link = login.pending;',
        take: 'request.session.auth0Link',
        drop: 'delete request.session.auth0Link;',
      };
  const parameters = typed(place, 'request', 'reply');
  return {
    code: `${settings('/link-account/callback')}const primaryUserIdOf = (${typed(place, 'request')}) => ${user};
// ${ROUTES}
${app}.post('/link-account', async (${parameters}) => {
  const login = beginAuth0CodeLink(linkSettings, primaryUserIdOf(request), ${STATE});
  ${kept.keep}
  return reply.code(303).redirect(login.url);
});
${app}.get('/link-account/callback', async (${parameters}) => {
  const pending = ${kept.take};
  ${kept.drop}
  await completeAuth0CodeLink(linkSettings, pending, primaryUserIdOf(request), request.query);
  return reply.redirect('/');
});`,
    helpers: HELPERS,
    todos: [...todos, message('todo.fastify-session')],
  };
}

/** A controller of NestJS, on Express or on Fastify. */
export function nestRecipe(place: SnippetPlace, { settings, todos }: ServerCode): Recipe {
  const { text, options } = place.document;
  const isFastify = Object.hasOwn(options.packages ?? {}, '@nestjs/platform-fastify');
  const hasUser = /passport|\breq(?:uest)?\.user\b/.test(text) || Object.hasOwn(options.packages ?? {}, 'passport');
  const user = hasUser ? `req.user && req.user.${passportId(place)}` : 'req.session.YOUR_AUTH0_ID';
  const { domain, clientId } = place.settings;
  // A service with the settings, which only classes get.
  const [, service] = /\bthis\.(\w+)/.exec(`${domain} ${clientId}`) ?? [];
  const type = service === undefined ? undefined : serviceIn(place, service);
  const head = type === undefined ? '' : `  constructor(private readonly ${type.field}: ${type.name}) {}\n\n`;
  const object = settings('/link-account/callback')
    .replace(/^const \w+ = /, '')
    .trimEnd();
  const method = `  private settings() {\n    return ${object.replaceAll('\n', '\n    ')}\n  }`;
  return {
    code: `// ${ROUTES}
@Controller('link-account')
export class LinkAccountController {
${head}  @Post()
  start(@Req() req: any, @Res() res: any) {
    const login = beginAuth0CodeLink(this.settings(), this.userIdOf(req), ${STATE});
    req.session.auth0Link = login.pending;
    ${isFastify ? 'res.code(303).redirect(login.url);' : 'res.redirect(303, login.url);'}
  }

  @Get('callback')
  async callback(@Req() req: any, @Res() res: any) {
    const pending = req.session.auth0Link;
    delete req.session.auth0Link;
    await completeAuth0CodeLink(this.settings(), pending, this.userIdOf(req), req.query);
    res.redirect('/');
  }

${method}

  private userIdOf(req: any): string | undefined {
    return ${user};
  }
}`,
    helpers: HELPERS,
    imports: ["import { Controller, Get, Post, Req, Res } from '@nestjs/common';", ...(type?.imports ?? [])],
    todos: [...todos, message('todo.nestjs-controller'), message('todo.express-session')],
  };
}

/** Returns the class of a service that the file's constructor gets, and its import if it is a package's. */
function serviceIn({ document: { text } }: SnippetPlace, field: string) {
  const [, name] = new RegExp(`\\b${field}\\s*:\\s*(\\w+)`).exec(text) ?? [];
  if (name === undefined) return undefined;
  const [, module] = new RegExp(`\\b${name}\\b[^;'"]*\\bfrom\\s*['"]([^'"]+)`).exec(text) ?? [];
  return { field, name, imports: module === undefined ? [] : [`import { ${name} } from '${module}';`] };
}

/** A controller of Sails, whose requests have a session. */
export function sailsRecipe(place: SnippetPlace, { settings, todos }: ServerCode): Recipe {
  const keyword = place.style.modern ? 'const' : 'var';
  const { text, options } = place.document;
  const hasUser = /\breq\.user\b/.test(text) || Object.hasOwn(options.packages ?? {}, 'passport');
  const user = hasUser ? `req.user && req.user.${passportId(place)}` : 'req.session.YOUR_AUTH0_ID';
  const method = (name: string): string =>
    place.style.modern ? `${name}(req, res) {` : `${name}: function (req, res) {`;
  return {
    code: `// In api/controllers/LinkAccountController.js
${settings('/link-account/callback')}${keyword} primaryUserIdOf = ${returning(place, 'req', user)};
// ${ROUTES}
module.exports = {
  ${method('start')}
    ${keyword} login = beginAuth0CodeLink(linkSettings, primaryUserIdOf(req), ${STATE});
    req.session.auth0Link = login.pending;
    res.redirect(303, login.url);
  },
  ${method('callback')}
    ${keyword} pending = req.session.auth0Link;
    delete req.session.auth0Link;
    completeAuth0CodeLink(linkSettings, pending, primaryUserIdOf(req), req.query).then(${functionStart(place, '')}
      res.redirect('/');
    }, res.serverError);
  },
};`,
    helpers: HELPERS,
    todos: [...todos, message('todo.sails-routes')],
  };
}
