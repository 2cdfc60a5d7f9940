// options: {"packages": {"@hapi/hapi": "^21.3.0", "@hapi/cookie": "^12.0.1"}}
const Hapi = require('@hapi/hapi');

const start = async () => {
  const server = Hapi.server({ port: process.env.PORT });

  server.route({
    method: 'GET',
    path: '/link/{connection}',
    options: { auth: 'session' },
    handler: (request, h) => {
      const params = new URLSearchParams({
        response_type: 'code',
        client_id: process.env.ORCHARD_CLIENT,
        redirect_uri: `${process.env.ORCHARD_SITE}/callback`,
        connection: request.params.connection,
        access_token: request.auth.credentials.accessToken,
      });
      return h.redirect(`https://${process.env.AUTH0_DOMAIN}/authorize?${params}`);
    },
  });

  server.route({
    method: 'POST',
    path: '/connect',
    // refused: the route only answers POST requests, and the callback of a login is a GET request
    handler: (request, h) => {
      return h.redirect(`https://${process.env.AUTH0_DOMAIN}/authorize?response_type=code&client_id=${process.env.ORCHARD_CLIENT}&redirect_uri=${process.env.ORCHARD_SITE}/callback&access_token=${request.auth.credentials.accessToken}`);
    },
  });

  await server.start();
};

start();
