import { ManagementClient } from 'auth0/legacy';

const management = new ManagementClient({ domain: 'garden.eu.auth0.com', clientId: 'M2M', clientSecret: process.env.M2M_SECRET as string });

export async function unlink(accessToken: string, linkedUserId: string): Promise<void> {
  // TODO(auth0): Auth0 dashboard: grant the application of `management` only the scope update:users. Keep its secret on the server.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  await unlinkAuth0Identity(management, 'garden.eu.auth0.com', accessToken, linkedUserId);
}

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

// Whose an access token is, as Auth0 says: unlike what stands in a token, that cannot be forged.
function auth0UserId(domain: string, accessToken: string): Promise<string> {
  return askAuth0(`https://${domain}/userinfo`, accessToken).then((profile) => profile.sub || profile.user_id);
}

// Takes a linked account away from the one that owns the access token, by this server's own right (update:users).
function unlinkAuth0Identity(management: any, domain: string, accessToken: string, linkedUserId: string) {
  const separator = linkedUserId.indexOf('|');
  const provider = linkedUserId.slice(0, separator);
  const userId = linkedUserId.slice(separator + 1);
  return auth0UserId(domain, accessToken).then((primaryUserId) => {
    return management.users.unlink({ id: primaryUserId, provider: provider, user_id: userId });
  });
}
