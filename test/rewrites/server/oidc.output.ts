// options: {"packages": {"express-openid-connect": "^3.0.0", "auth0": "^5.0.0"}}
import express from 'express';
import { auth, requiresAuth } from 'express-openid-connect';
import { ManagementClient } from 'auth0';

const app = express();
const settings = {
  baseURL: 'https://shop.example',
  clientID: 'CLIENT',
  secret: process.env.SECRET,
  authorizationParams: { response_type: 'code' },
};

// TODO(auth0): Auth0 dashboard: add the full URL of /link-callback to Allowed Callback URLs. Behind a proxy, set "trust proxy".
// TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the server.
// TODO(auth0): Choose the page to show after linking. Errors go to Express's error handler.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
const auth0Management = new ManagementClient({
  domain: new URL(process.env.ISSUER_BASE_URL as string).host,
  clientId: process.env.AUTH0_MANAGEMENT_CLIENT_ID as string,
  clientSecret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET as string,
});
const auth0Link = auth({
  baseURL: settings.baseURL,
  clientID: settings.clientID,
  secret: settings.secret,
  authorizationParams: { response_type: 'code' },
  authRequired: false,
  routes: { login: false, logout: false, callback: '/link-callback' },
  session: { name: 'auth0Link' },
  transactionCookie: { name: 'auth0LinkVerification' },
  getLoginState: auth0LinkState,
  afterCallback: afterAuth0Link(auth0Management),
});
app.all('/link-callback', auth0Link);

app.use(auth(settings));

app.get('/link', requiresAuth(), async (req, res, next) => {
  await logInForAuth0Link(auth0Link, {
    authorizationParams: {
      max_age: 0,
    },
    returnTo: '/',
  }, req, res, next);
});

// Lets another account log in beside the session of the user, who has to be logged in.
function logInForAuth0Link(link: any, options: any, req: any, res: any, next: any): Promise<void> {
  return new Promise((resolve) => {
    const user = req.oidc.user;
    const login = (error?: any) => {
      if (error || !user) {
        resolve();
        next(error || new Error('Nobody is logged in'));
      } else {
        resolve(res.oidc.login(Object.assign({ primaryUserId: user.sub }, options)));
      }
    };
    link(req, res, login);
  });
}

// What a login for linking takes along, in a signed cookie: whom to link to, for ten minutes, and where to go then.
function auth0LinkState(req: any, options: any) {
  return { returnTo: options.returnTo, primaryUserId: options.primaryUserId, expires: Date.now() + 600000 };
}

// Links by this server's own right (update:users). Both ids have to come from logins, never from a request.
function linkAuth0Identity(management: any, primaryUserId: string, otherUserId: string) {
  const separator = otherUserId.indexOf('|');
  const identity = { provider: otherUserId.slice(0, separator), user_id: otherUserId.slice(separator + 1) };
  return management.users.identities.link(primaryUserId, identity);
}

// Links the account that has logged in, whose ID token is verified by now. No session is made of its tokens.
function afterAuth0Link(management: any) {
  return (req: any, res: any, session: any, state: any) => {
    const other = JSON.parse(Buffer.from(session.id_token.split('.')[1], 'base64').toString());
    if (!state.primaryUserId || !(state.expires > Date.now())) {
      throw new Error('This link was not started here, or too long ago');
    }
    if (other.sub === state.primaryUserId) {
      throw new Error('This is the account that is logged in already');
    }
    if (other.email_verified === false) {
      throw new Error('The other account has not verified its email address');
    }
    return linkAuth0Identity(management, state.primaryUserId, other.sub).then(() => ({}));
  };
}
