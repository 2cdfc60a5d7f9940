import { ManagementClient } from 'auth0/legacy';

const management = new ManagementClient({ domain: 'garden.eu.auth0.com', clientId: 'M2M', clientSecret: process.env.M2M_SECRET as string });

export async function unlink(accessToken: string, linkedUserId: string): Promise<void> {
  await fetch('https://garden.eu.auth0.com/unlink', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: accessToken, user_id: linkedUserId }),
  });
}
