import { Router } from 'express';
import oidc from 'express-openid-connect';
import { disconnect } from '../lib/identities.js';

const { requiresAuth } = oidc;
const router = Router();

router.get('/', requiresAuth(), (req, res) => {
  res.send(`<h1>Account of ${req.oidc.user.name}</h1>
    <a href="/account/connect">Connect Google</a>
    <form method="post" action="/account/disconnect">
      <input id="account" name="account"><button>Disconnect</button>
    </form>`);
});

router.get('/connect', requiresAuth(), (req, res) => {
  res.oidc.login({
    returnTo: '/account',
    authorizationParams: {
      connection: 'google-oauth2',
      access_token: req.oidc.accessToken.access_token,
    },
  });
});

router.post('/disconnect', requiresAuth(), async (req, res, next) => {
  try {
    await disconnect(req.oidc.accessToken.access_token, req.body.account);
    res.send(`<p>Disconnected from ${req.oidc.user.name}</p>`);
  } catch (error) {
    next(error);
  }
});

export default router;
