import { ManagementClient } from 'auth0/legacy';

const management = new ManagementClient({ domain: 'garden.eu.auth0.com', clientId: 'M2M', clientSecret: process.env.M2M_SECRET as string });

export async function unlink(accessToken: string, linkedUserId: string): Promise<void> {
  // TODO(auth0): Request `accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  await fetch(`https://garden.eu.auth0.com${auth0IdentityPath(accessToken, linkedUserId)}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${accessToken}` },
  });
}

// What a JWT says. It is not verified here: Auth0 does that where the token is sent to.
function auth0Claims(token: string | null | undefined): Record<string, any> {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('This token is no JWT: request it for the audience of the Management API');
  }
  return JSON.parse(Buffer.from(payload, 'base64').toString());
}

// Where the Management API has a linked identity. What follows the first pipe of a user id is the id in there.
// Nothing is thrown: Auth0 refuses a token that is no JWT, and its answer is handled as any other.
function auth0IdentityPath(accessToken: string | null | undefined, linkedUserId: string): string {
  const id = String(linkedUserId);
  const separator = id.indexOf('|');
  let primary: string | undefined;
  try {
    primary = auth0Claims(accessToken).sub;
  } catch (error) {
    console.error(error);
  }
  return `/api/v2/users/${encodeURIComponent(String(primary))}/identities/${encodeURIComponent(id.slice(0, separator))}/${encodeURIComponent(id.slice(separator + 1))}`;
}
