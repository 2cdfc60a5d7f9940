import { Auth0Client } from '@auth0/auth0-spa-js';

const domain = 'garden.eu.auth0.com';
const client = new Auth0Client({ domain, clientId: 'CLIENT' });

export async function unlink(linked: { id: string }): Promise<void> {
  const token = await client.getTokenSilently({
    authorizationParams: { audience: `https://${domain}/api/v2/`, scope: 'openid update:current_user_identities' },
  });
  await fetch(`https://${domain}/unlink`, {
    method: 'POST',
    body: JSON.stringify({ access_token: token, user_id: linked.id }),
  });
}
