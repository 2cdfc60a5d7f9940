// options: {"packages": {"passport-auth0": "^1.4.5", "auth0": "^2.44.0"}}
const { ManagementClient } = require('auth0');

const management = new ManagementClient({ domain: 'garden.eu.auth0.com', clientId: 'M2M', clientSecret: process.env.M2M_SECRET });

module.exports = (app, passport) => {
  app.get('/link', async (req, res, next) => {
    passport.authenticate('auth0', { scope: 'openid', access_token: req.user.accessToken })(req, res, next);
  });
  app.get('/identities', async (req, res) => res.json(await management.getUser({ id: req.user.id })));
};
