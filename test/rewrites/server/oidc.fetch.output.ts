// options: {"packages": {"express-openid-connect": "^3.0.0", "auth0": "^5.0.0"}}
import express from 'express';
import { auth, requiresAuth } from 'express-openid-connect';

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
  afterCallback: afterAuth0Link(),
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

// What Auth0 answers; all but success is an error.
function askAuth0(url: string, token?: string, body?: object): Promise<any> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  const method = body ? 'POST' : 'GET';
  return fetch(url, { method, headers, body: body && JSON.stringify(body) }).then((response) => {
    if (response.ok) {
      return response.json();
    }
    return response.text().then((text) => {
      throw new Error(`Auth0 answered ${response.status}: ${text}`);
    });
  });
}

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
function linkAuth0Identity(domain: string, primaryUserId: string, otherUserId: string) {
  const separator = otherUserId.indexOf('|');
  const identity = { provider: otherUserId.slice(0, separator), user_id: otherUserId.slice(separator + 1) };
  const credentials = {
    grant_type: 'client_credentials',
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: `https://${domain}/api/v2/`,
  };
  return askAuth0(`https://${domain}/oauth/token`, undefined, credentials).then((grant) => {
    const path = `/api/v2/users/${encodeURIComponent(primaryUserId)}/identities`;
    return askAuth0(`https://${domain}${path}`, grant.access_token, identity);
  });
}

// Links the account that has logged in, whose ID token is verified by now. No session is made of its tokens.
function afterAuth0Link() {
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
    return linkAuth0Identity(new URL(other.iss).host, state.primaryUserId, other.sub).then(() => ({}));
  };
}
