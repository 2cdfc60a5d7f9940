import { client } from './client';
import { settings } from './settings';

export type Connection = 'google-oauth2' | 'github';

async function tokenOf(): Promise<string | undefined> {
  return (await client.isAuthenticated()) ? client.getTokenSilently() : undefined;
}

/** Logs in with a provider, or adds its account to the user who is there already. */
export async function logIn(connection?: Connection): Promise<void> {
  const token = await tokenOf();
  await client.loginWithPopup({
    authorizationParams: {
      ...(connection && { connection }),
      ...(token && { access_token: token }),
    },
  });
}

/** Takes an account away from the user. */
export async function disconnect(userId: string): Promise<void> {
  const token = await client.getTokenSilently();
  const response = await fetch(`https://${settings.domain}/unlink`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: token, user_id: userId }),
  });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
}
