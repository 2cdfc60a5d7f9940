// Account linking with the Auth0 Management API.

// Returns the URL of a page that a request names, if it is one of this application.
export function auth0LinkReturn(page: string | null, callbackUrl: string): string | undefined {
  const url = new URL(page || '/', callbackUrl);
  return url.origin === new URL(callbackUrl).origin ? url.href : undefined;
}

// Returns the URL of a fresh login of the second account, and what to keep on the server until it returns: the state,
// and the account to link to, for ten minutes.
export function beginAuth0CodeLink(
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
    pending: { state: state, primaryUserId: primaryUserId, expires: Date.now() + 600000, returnTo: settings.returnTo },
  };
}

// Returns an unguessable `state` for a login.
export function newAuth0State(): string {
  const numbers = new Uint32Array(4);
  crypto.getRandomValues(numbers);
  return numbers.join('-');
}

// Returns the header that stores a login for linking for so many seconds. No subdomain can set a cookie whose name
// starts with `__Host-`.
export function auth0LinkCookie(pending: object | undefined, seconds: number): string {
  const value = pending ? encodeURIComponent(JSON.stringify(pending)) : '';
  return `__Host-auth0Link=${value}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`;
}

// Redirects to a fresh login of the second account, whose response finishAuth0CodeLink handles.
export function startAuth0CodeLink(
  settings: { domain: string; clientId: string; callbackUrl: string; connection?: string; returnTo?: string },
  primaryUserId: string | undefined
): Response {
  const { url, pending } = beginAuth0CodeLink(settings, primaryUserId, newAuth0State());
  return new Response(null, { status: 303, headers: { Location: url, 'Set-Cookie': auth0LinkCookie(pending, 600) } });
}

// Returns the login for linking that auth0LinkCookie stored.
export function auth0LinkInCookies(cookies: string | null | undefined) {
  const cookie = /(?:^|; )__Host-auth0Link=([^;]+)/.exec(cookies || '');
  return cookie && JSON.parse(decodeURIComponent(String(cookie[1])));
}

// Sends a request to Auth0 and returns the parsed response; any status but success is an error.
// Requires Node 18 or later, which has fetch.
export function askAuth0(url: string, token?: string, body?: object): Promise<any> {
  const headers: { 'Content-Type': string; Authorization?: any } = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  const request = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  return fetch(url, request).then((response) => {
    if (response.ok) {
      return response.json();
    }
    return response.text().then((text) => {
      throw new Error(`Auth0 responded with ${response.status}: ${text}`);
    });
  });
}

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
export function auth0Claims(token: string | null | undefined): { sub: string; iss: string; email_verified?: boolean } {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  return JSON.parse(Buffer.from(payload, 'base64').toString()) as ReturnType<typeof auth0Claims>;
}

// Throws unless this session started linking in the last ten minutes and a different account with a verified email
// address signed in.
export function checkAuth0Link(
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

// Splits a user id at the first "|": everything after it is the provider's user id.
export function auth0Identity(userId: string) {
  const separator = userId.indexOf('|');
  return { provider: userId.slice(0, separator), user_id: userId.slice(separator + 1) };
}

// Links with this server's own credentials (scope update:users). Both ids must come from logins, never from a request.
export function linkAuth0Identity(domain: string, primaryUserId: string, otherUserId: string) {
  const credentials = {
    grant_type: 'client_credentials',
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: `https://${domain}/api/v2/`,
  };
  return askAuth0(`https://${domain}/oauth/token`, undefined, credentials).then((grant) => {
    const path = `/api/v2/users/${encodeURIComponent(primaryUserId)}/identities`;
    return askAuth0(`https://${domain}${path}`, grant.access_token, auth0Identity(otherUserId));
  });
}

// Links the account that signed in to the session's user, if this session started the login. The ID token comes
// directly from Auth0 over TLS, so it needs no further verification.
export function completeAuth0CodeLink(
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
    redirect_uri: settings.callbackUrl,
  };
  return askAuth0(`https://${settings.domain}/oauth/token`, undefined, grant).then((tokens) => {
    const other = auth0Claims(tokens.id_token);
    checkAuth0Link(pending, primaryUserId, other);
    return linkAuth0Identity(settings.domain, pending.primaryUserId, other.sub);
  });
}

// Handles the response of a login that startAuth0CodeLink started: links the account to the session's user, who stays
// signed in.
export function finishAuth0CodeLink(
  request: Request,
  settings: {
    domain: string;
    clientId: string;
    clientSecret: string | undefined;
    callbackUrl: string;
  },
  primaryUserId: string | undefined
): Promise<Response> {
  const query: Record<string, string> = {};
  new URL(request.url).searchParams.forEach((value, name) => {
    query[name] = value;
  });
  const pending = auth0LinkInCookies(request.headers.get('cookie'));
  return completeAuth0CodeLink(settings, pending, primaryUserId, query).then(() => {
    const headers = { Location: pending.returnTo || '/', 'Set-Cookie': auth0LinkCookie(undefined, 0) };
    return new Response(null, { status: 303, headers });
  });
}
