// options: {"packages": {"passport-auth0": "^1.4.5", "@types/node": "^16.18.0"}}
import crypto from 'crypto';
import { Router } from 'express';
import passport from 'passport';
import Auth0Strategy from 'passport-auth0';
import https from 'https';

export const router = Router();

// TODO(auth0): Auth0 dashboard: add the router's URL plus /link-callback to Allowed Callback URLs. Behind a proxy, set
//   "trust proxy".
// TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the
//   server.
// TODO(auth0): Replace AUTH0_DOMAIN, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET with the values of your existing Auth0
//   strategy.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
// Adds the strategy when it is needed: without its settings it throws, and the server would not start.
function passportForAuth0Link() {
  return passport.use('auth0-link', new Auth0Strategy({
    domain: process.env.AUTH0_DOMAIN as string,
    clientID: process.env.AUTH0_CLIENT_ID as string,
    clientSecret: process.env.AUTH0_CLIENT_SECRET as string,
    callbackURL: '/link-callback',
    state: true
  }, (accessToken: any, refreshToken: any, extraParams: any, profile: any, done: any) => {
    done(null, profile);
  }));
}
router.get('/link-callback', (req: any, res: any, next: any) => {
  completeAuth0Link(
    passportForAuth0Link(),
    process.env.AUTH0_DOMAIN as string,
    () => req.session.accessToken
  )(req, res, next);
}, (req: any, res: any) => {
  // TODO(auth0): Choose the page to show after linking. Errors go to Express's error handler.
  res.redirect('/');
});

// Node 16 has no fetch.
router.get(
  '/link',
  (req, res, next) => beginAuth0Link(
    process.env.AUTH0_DOMAIN as string,
    req.session.accessToken,
    passportForAuth0Link().authenticate('auth0-link', {
      prompt: 'login',
      scope: 'openid email',
      callbackURL: `${req.baseUrl}/link-callback`
    })
  )(req, res, next)
);

// TODO(auth0): Auth0 dashboard: add the router's URL plus /connect-callback to Allowed Callback URLs. Behind a proxy,
//   set "trust proxy".
// TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the
//   server.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
function auth0LinkSettings(req: any) {
  return {
    domain: 'garden.eu.auth0.com',
    clientId: 'CLIENT',
    clientSecret: process.env.AUTH0_CLIENT_SECRET,
    callbackUrl: `${req.protocol}://${req.get('host')}${req.baseUrl}/connect-callback`
  };
}

router.get('/connect-callback', (req: any, res: any, next: any) => {
  completeAuth0LinkIn(req.session, auth0LinkSettings(req), req.session.accessToken, req.query).then(() => {
    // TODO(auth0): Choose the page to show after linking. Errors go to Express's error handler.
    res.redirect('/');
  }, next);
});

router.get('/connect', (req, res, next) => {
  beginAuth0LinkIn(req.session, auth0LinkSettings(req), req.session.accessToken).then((url) => res.redirect(url), next);
});

export const digest = (text: string): string => crypto.createHash('sha256').update(text).digest('hex');

// Sends a request to Auth0 and returns the parsed response; any status but success is an error.
function askAuth0(url: string, token?: string, body?: object): Promise<any> {
  const parts: string[] = /^https:\/\/([^/]+)(.*)$/.exec(url) || [];
  const headers: { 'Content-Type': string; Authorization?: string } = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  const options = { hostname: parts[1], path: parts[2], method: body ? 'POST' : 'GET', headers: headers };
  return new Promise<string>((resolve, reject) => {
    const request = https.request(options, (response) => {
      const status = Number(response.statusCode);
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        if (status >= 200 && status < 300) {
          resolve(text);
        } else {
          reject(new Error(`Auth0 responded with ${status}: ${text}`));
        }
      });
    });
    request.on('error', reject);
    request.end(body && JSON.stringify(body));
  }).then((text) => JSON.parse(text));
}

// The user this access token belongs to, according to Auth0 (/userinfo), which cannot be forged.
function auth0UserId(domain: string, accessToken: string): Promise<string> {
  return askAuth0(`https://${domain}/userinfo`, accessToken).then((profile) => profile.sub || profile.user_id);
}

// Starts a login, and remembers for ten minutes which account to link it to.
function beginAuth0Link(domain: string, accessToken: string, login: any) {
  return (req: any, res: any, next: (error?: unknown) => void) => {
    auth0UserId(domain, accessToken)
      .then((primaryUserId) => {
        req.session.auth0Link = { primaryUserId, expires: Date.now() + 600000 };
        login(req, res, next);
      })
      .catch(next);
  };
}

// Throws unless this session started linking in the last ten minutes and a different account with a verified email
// address signed in.
function checkAuth0Link(
  pending: any,
  primaryUserId: string | undefined,
  other: { sub: string; email_verified?: boolean }
): void {
  if (!primaryUserId || !pending || pending.primaryUserId !== primaryUserId || !(pending.expires > Date.now())) {
    throw new Error('Account linking was not started in this session, or has expired');
  }
  if (other.sub === primaryUserId) {
    throw new Error('You are already logged in with this account');
  }
  if (other.email_verified === false) {
    throw new Error("The second account's email address is not verified");
  }
}

// Handles the callback route: verifies both accounts, then calls `link` with their ids.
function completeAuth0LinkBy(
  passport: any,
  domain: string,
  accessTokenOf: (req: any) => string,
  link: (primaryUserId: string, otherUserId: string) => Promise<unknown>
) {
  return (req: any, res: any, next: (error?: unknown) => void) => {
    const pending = req.session.auth0Link;
    delete req.session.auth0Link;
    const complete = (error: any, account: any) => {
      if (error || !account) {
        next(error || new Error('The second account did not sign in'));
        return;
      }
      auth0UserId(domain, accessTokenOf(req))
        .then((primaryUserId) => {
          checkAuth0Link(pending, primaryUserId, { sub: account.id, email_verified: account._json.email_verified });
          return link(primaryUserId, account.id);
        })
        .then(() => {
          next();
        }, next);
    };
    passport.authenticate('auth0-link', { callbackURL: `${req.baseUrl}${req.path}` }, complete)(req, res, next);
  };
}

// Splits a user id at the first "|": everything after it is the provider's user id.
function auth0Identity(userId: string) {
  const separator = userId.indexOf('|');
  return { provider: userId.slice(0, separator), user_id: userId.slice(separator + 1) };
}

// Links with this server's own credentials (scope update:users). Both ids must come from logins, never from a request.
function linkAuth0Identity(domain: string, primaryUserId: string, otherUserId: string) {
  const credentials = {
    grant_type: 'client_credentials',
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: `https://${domain}/api/v2/`
  };
  return askAuth0(`https://${domain}/oauth/token`, undefined, credentials).then((grant) => {
    const path = `/api/v2/users/${encodeURIComponent(primaryUserId)}/identities`;
    return askAuth0(`https://${domain}${path}`, grant.access_token, auth0Identity(otherUserId));
  });
}

// Links the account that signed in to the user's. The user stays signed in; the second account never is.
function completeAuth0Link(passport: any, domain: string, accessTokenOf: (req: any) => string) {
  return completeAuth0LinkBy(passport, domain, accessTokenOf, (primaryUserId, otherUserId) =>
    linkAuth0Identity(domain, primaryUserId, otherUserId)
  );
}

// Returns the URL of a fresh login of the second account, and what to keep on the server until it returns: the state,
// and the account to link to, for ten minutes.
function beginAuth0CodeLink(
  settings: { domain: string; clientId: string; callbackUrl: string; connection?: string; returnTo?: string },
  primaryUserId: string | undefined,
  state: string
): { url: string; pending: { state: string; primaryUserId: string; expires: number; returnTo?: string | undefined } } {
  if (!primaryUserId) {
    throw new Error('Nobody is signed in');
  }
  const client = `client_id=${encodeURIComponent(settings.clientId)}`;
  const connection = settings.connection ? `&connection=${encodeURIComponent(settings.connection)}` : '';
  const login = `response_type=code&scope=openid%20email&prompt=login&state=${state}${connection}`;
  const callbackUrl = encodeURIComponent(settings.callbackUrl);
  return {
    url: `https://${settings.domain}/authorize?${client}&redirect_uri=${callbackUrl}&${login}`,
    pending: { state: state, primaryUserId: primaryUserId, expires: Date.now() + 600000, returnTo: settings.returnTo }
  };
}

// Returns the URL of a fresh login of the second account, and keeps in the session for ten minutes what its callback
// needs. The access token, from the session, proves which account is the primary one.
function beginAuth0LinkIn(
  session: any,
  settings: { domain: string; clientId: string; callbackUrl: string },
  accessToken: string | null | undefined,
  connection?: any
): Promise<string> {
  if (!accessToken) {
    return Promise.reject(new Error('Nobody is signed in'));
  }
  return auth0UserId(settings.domain, accessToken).then((primaryUserId) => {
    const login = beginAuth0CodeLink(settings, primaryUserId, crypto.randomBytes(16).toString('hex'));
    session.auth0Link = login.pending;
    return connection ? `${login.url}&connection=${encodeURIComponent(connection)}` : login.url;
  });
}

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token: string | null | undefined): { sub: string; iss: string; email_verified?: boolean } {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  return JSON.parse(Buffer.from(payload, 'base64').toString()) as ReturnType<typeof auth0Claims>;
}

// Links the account that signed in to the session's user, if this session started the login. The ID token comes
// directly from Auth0 over TLS, so it needs no further verification.
function completeAuth0CodeLink(
  settings: { domain: string; clientId: string; clientSecret: string | undefined; callbackUrl: string },
  pending: any,
  primaryUserId: string | undefined,
  query: any
): Promise<unknown> {
  if (!pending || !query.state || query.state !== pending.state || !query.code) {
    const reason = query.error_description || 'Account linking was not started in this session, or has expired';
    return Promise.reject(new Error(reason));
  }
  const grant = {
    grant_type: 'authorization_code',
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
    code: query.code,
    redirect_uri: settings.callbackUrl
  };
  return askAuth0(`https://${settings.domain}/oauth/token`, undefined, grant).then((tokens) => {
    const other = auth0Claims(tokens.id_token);
    checkAuth0Link(pending, primaryUserId, other);
    return linkAuth0Identity(settings.domain, pending.primaryUserId, other.sub);
  });
}

// Handles the response of a login that beginAuth0LinkIn started: links the account that signed in to the session's user,
// who stays signed in.
function completeAuth0LinkIn(
  session: any,
  settings: { domain: string; clientId: string; clientSecret: string | undefined; callbackUrl: string },
  accessToken: string | null | undefined,
  query: any
): Promise<unknown> {
  const pending = session.auth0Link;
  delete session.auth0Link;
  if (!accessToken) {
    return Promise.reject(new Error('Nobody is signed in'));
  }
  return auth0UserId(settings.domain, accessToken).then((primaryUserId) =>
    completeAuth0CodeLink(settings, pending, primaryUserId, query)
  );
}
