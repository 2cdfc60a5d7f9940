// options: {"packages": {"fastify": "^4.26.0", "@fastify/session": "^10.7.0", "@fastify/cookie": "^9.3.0"}}
import { signedIn } from '../hooks.js';

export default async function (fastify, options) {
  fastify.get('/connect/:kind', { preHandler: signedIn }, async (request, reply) => {
    const url = new URL(`https://${process.env.AUTH0_DOMAIN}/authorize`);
    url.searchParams.set('response_type', 'code');
    url.searchParams.set('client_id', process.env.ORCHARD_CLIENT);
    url.searchParams.set('redirect_uri', `${process.env.ORCHARD_SITE}/callback`);
    url.searchParams.set('connection', request.params.kind);
    url.searchParams.set('access_token', request.session.accessToken);
    return reply.redirect(url.href);
  });

  fastify.get('/merge', (request, reply) => {
    reply.redirect(
      `https://${process.env.AUTH0_DOMAIN}/authorize?response_type=code&client_id=${process.env.ORCHARD_CLIENT}&redirect_uri=${process.env.ORCHARD_SITE}/callback&access_token=${request.session.accessToken}`,
    );
  });

  fastify.get('/add', (request, reply) => {
    // refused: the same call also signs in users without a token, and Relink can't separate these two logins
    reply.redirect(
      `https://${process.env.AUTH0_DOMAIN}/authorize?response_type=code&client_id=${process.env.ORCHARD_CLIENT}&redirect_uri=${process.env.ORCHARD_SITE}/callback&access_token=${request.session.accessToken}`,
    );
  });
}
