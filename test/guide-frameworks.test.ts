import assert from 'node:assert/strict';
import ts from 'typescript';
import type { AnalyzeOptions } from '../src/core/types.js';
import { findOffers } from '../src/engine.js';
import { completeCode } from '../src/report/complete-code.js';

describe("a guide's routes", () => {
  it('are those of Koa, with the prefix of its router', () => {
    const code = codeFor(
      `const passport = require('koa-passport');
const Router = require('koa-router');
const router = new Router({ prefix: '/account' });
router.get('/add/:kind', (ctx, next) =>
  passport.authenticate('auth0', { connection: ctx.params.kind, access_token: ctx.session.token })(ctx, next));
module.exports = router;
`,
      'routes.js',
      { koa: '^2.15.0', 'koa-passport': '^6.0.0', 'passport-auth0': '^1.4.0' },
    );
    assert.match(code, /^router\.post\('\/link-account', \(ctx\) => \{$/m);
    assert.match(code, /beginAuth0CodeLink\(linkSettings, primaryUserIdOf\(ctx\), require\('crypto'\)\.randomBytes/);
    assert.match(code, /action="\/account\/link-account" method="post"/);
    assert.match(code, /ctx\.state\.user\.YOUR_AUTH0_ID/);
    assert.match(code, /Fill in [^\n]*YOUR_AUTH0_ID/);
    assert.doesNotMatch(code, /\breq\b|\bres\./);
  });

  it('are those of hapi, which authenticate as the route does', () => {
    const route = (session: string) => `module.exports = {
  method: 'GET',
  path: '/link',
  options: {
    auth: 'session',
    handler: (request, h) =>
      h.redirect(\`https://\${process.env.AUTH0_DOMAIN}/authorize?client_id=GARDEN&access_token=\${${session}}\`),
  },
};
`;
    const packages = { '@hapi/hapi': '^21.0.0' };
    const byCookie = codeFor(route('request.auth.credentials.token'), 'link.js', packages);
    assert.match(byCookie, /^server\.route\(\[$/m);
    assert.match(byCookie, /options: \{ auth: 'session' \}/);
    assert.match(byCookie, /\.header\('Set-Cookie', auth0LinkCookie\(undefined, 0\), \{ append: true \}\)/);
    const byYar = codeFor(route("request.yar.get('token')"), 'link.js', packages);
    assert.match(byYar, /request\.yar\.get\('auth0Link', true\)/);
    assert.doesNotMatch(byYar, /auth0LinkCookie/);
  });

  it('are those of hapi before 17, whose handlers get a reply', () => {
    const code = codeFor(
      `server.route({
  method: 'GET',
  path: '/link',
  config: { auth: 'session' },
  handler: (request, reply) =>
    reply.redirect(\`https://\${process.env.AUTH0_DOMAIN}/authorize?client_id=GARDEN&access_token=\${request.yar.get('token')}\`),
});
`,
      'routes.js',
      { hapi: '^16.6.0', yar: '^8.1.0' },
    );
    assert.match(code, /reply\.redirect\(login\.url\)\.code\(303\)/);
    assert.match(code, /config: \{ auth: 'session' \}/);
    assert.doesNotMatch(code, /\bh\./);
  });

  for (const [session, kept] of [
    ['@fastify/session', 'request.session.auth0Link = login.pending;'],
    ['@fastify/secure-session', "request.session.set('auth0Link', login.pending);"],
  ] as const) {
    it(`are those of Fastify, with the sessions of ${session}`, () => {
      const code = codeFor(
        `app.get('/sign-in', async (request, reply) =>
  reply.redirect(\`https://\${process.env.AUTH0_DOMAIN}/authorize?client_id=GARDEN&access_token=\${await tokenOf(request)}\`));
`,
        'routes.js',
        { fastify: '^4.26.0', [session]: '^7.1.0' },
      );
      assert.ok(code.includes(kept));
      assert.match(code, /^app\.post\('\/link-account', async \(request, reply\) => \{$/m);
      assert.match(code, /return reply\.code\(303\)\.redirect\(login\.url\);/);
      assert.doesNotMatch(code, /\bres\b|\bnext\b/);
    });
  }

  it('are a controller of NestJS, with the service that has the settings', () => {
    const code = codeFor(
      `import { Controller, Get, Req, Res } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
@Controller('auth')
export class AuthController {
  constructor(private readonly config: ConfigService) {}
  @Get('link')
  link(@Req() req, @Res() res) {
    res.redirect(\`https://\${this.config.get('AUTH0_DOMAIN')}/authorize?response_type=code&access_token=\${req.session.token}\`);
  }
}
`,
      'src/auth/auth.controller.ts',
      { '@nestjs/common': '^10.3.0', '@nestjs/core': '^10.3.0' },
    );
    assert.match(code, /^@Controller\('link-account'\)\nexport class LinkAccountController \{$/m);
    assert.match(code, /constructor\(private readonly config: ConfigService\) \{\}/);
    assert.match(code, /^import \{ ConfigService \} from '@nestjs\/config';$/m);
    assert.match(code, /domain: this\.config\.get\('AUTH0_DOMAIN'\)/);
  });

  it('are a controller of Sails, also in its oldest style', () => {
    const code = codeFor(
      `module.exports = {
  link: function (req, res) {
    return res.redirect('https://' + sails.config.auth0.domain + '/authorize?response_type=code&connection=' + req.param('connection') + '&access_token=' + req.session.token);
  }
};
`,
      'api/controllers/AuthController.js',
      { sails: '^1.5.0' },
    );
    assert.match(code, /^module\.exports = \{\n {2}start: function \(req, res\) \{$/m);
    assert.match(code, /res\.serverError/);
    assert.match(code, /config\/routes\.js/);
    // What `req.param()` reads is unknown here.
    assert.doesNotMatch(code, /connection: /);
  });

  it("are one of Nuxt's server", () => {
    const code = codeFor(
      `export default defineEventHandler((event) => {
  const { token } = event.context.session;
  return sendRedirect(event, \`https://garden.eu.auth0.com/authorize?client_id=GARDEN&access_token=\${token}\`);
});
`,
      'server/api/link.ts',
      { nuxt: '^3.12.0' },
    );
    assert.match(code, /^import \* as crypto from 'crypto';$/m);
    assert.match(code, /^export default defineEventHandler\(async \(event\) => \{$/m);
    assert.match(code, /getQuery\(event\)/);
  });

  for (const module of ['~/auth.server', 'app/auth.server']) {
    it(`are one of Remix, with the session of the file, which is from ${module}`, () => {
      const code = codeFor(
        `import { redirect } from '@remix-run/node';
import { authenticator } from '${module}';
export const loader = async ({ request }) => {
  const user = await authenticator.isAuthenticated(request);
  return redirect('https://garden.eu.auth0.com/authorize?client_id=GARDEN&access_token=' + user.token);
};
`,
        'app/routes/link.jsx',
        { '@remix-run/node': '^2.9.0', 'remix-auth-auth0': '^1.10.0' },
      );
      assert.ok(code.includes(`import { authenticator } from '${module}';`));
      assert.match(code, /^export const action = async \(\{ request \}\) => \{$/m);
      assert.match(code, /finishAuth0CodeLink\(request, linkSettings, user && user\.YOUR_AUTH0_ID\)/);
    });
  }
});

/** Returns the code of a document's first guide, which must parse. */
function codeFor(text: string, fileName: string, packages: NonNullable<AnalyzeOptions['packages']>): string {
  const [snippet] = findOffers(text, fileName, { packages }).flatMap(({ rewrites }) =>
    rewrites.flatMap((rewrite) => rewrite.snippet ?? []),
  );
  assert.ok(snippet, 'a guide with code');
  const name = snippet.language === 'typescript' ? 'snippet.ts' : 'snippet.js';
  const { parseDiagnostics } = ts.createSourceFile(name, completeCode(snippet), ts.ScriptTarget.Latest) as unknown as {
    parseDiagnostics: readonly ts.Diagnostic[];
  };
  assert.deepEqual(
    parseDiagnostics.map(({ messageText }) => messageText),
    [],
    snippet.code,
  );
  return snippet.code;
}
