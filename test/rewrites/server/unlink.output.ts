import { ManagementClient } from 'auth0/legacy';

const management = new ManagementClient({ domain: 'garden.eu.auth0.com', clientId: 'M2M', clientSecret: process.env.M2M_SECRET as string });

export async function unlink(accessToken: string, linkedUserId: string): Promise<void> {
  // TODO(auth0): Auth0 dashboard: grant the application of `management` only the scope update:users. Keep its secret on
  //   the server.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  await unlinkAuth0Identity(management, 'garden.eu.auth0.com', accessToken, linkedUserId);
}

// Splits a user id at the first "|": everything after it is the provider's user id.
function auth0Identity(userId: string) {
  const separator = userId.indexOf('|');
  return { provider: userId.slice(0, separator), user_id: userId.slice(separator + 1) };
}

// Sends a request to Auth0 and returns the parsed response; any status but success is an error.
// Requires Node 18 or later, which has fetch.
function askAuth0(url: string, token?: string, body?: object): Promise<any> {
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

// The user this access token belongs to, according to Auth0 (/userinfo), which cannot be forged.
function auth0UserId(domain: string, accessToken: string): Promise<string> {
  return askAuth0(`https://${domain}/userinfo`, accessToken).then((profile) => profile.sub || profile.user_id);
}

// Unlinks from the owner of the access token, with this server's own credentials (scope update:users).
function unlinkAuth0Identity(management: any, domain: string, accessToken: string, linkedUserId: string) {
  const identity = auth0Identity(linkedUserId);
  return auth0UserId(domain, accessToken).then((primaryUserId) =>
    management.users.unlink({ id: primaryUserId, provider: identity.provider, user_id: identity.user_id })
  );
}
