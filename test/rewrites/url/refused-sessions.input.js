// options: {"packages": {"@hapi/hapi": "^21.0.0", "@hapi/yar": "^11.0.0"}}
// refused: the route's function has no block of statements
const login = 'https://bakery.eu.auth0.com/authorize?response_type=code&client_id=CLIENT&scope=openid';

exports.route = {
  method: 'GET',
  path: '/connect',
  handler: (request, h) => h.redirect(`${login}&access_token=${request.yar.get('auth').access_token}`),
};
