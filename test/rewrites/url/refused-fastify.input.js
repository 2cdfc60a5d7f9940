// options: {"packages": {"fastify": "^4.26.0", "@fastify/secure-session": "^7.1.0"}}
export default async function (fastify) {
  fastify.get('/link', async (request, reply) => {
    // refused: the session has methods for its values, and the rewrite needs one of plain properties
    return reply.redirect(`https://orchard.eu.auth0.com/authorize?response_type=code&client_id=C&redirect_uri=https://orchard.example.com/back&access_token=${request.session.get('accessToken')}`);
  });
}
