/* options: {"packages":{"@auth0/auth0-vue":"^2.3.0"}} */
import { useAuth0 } from '@auth0/auth0-vue';

const session = import.meta.env.SSR ? undefined : useAuth0();

export async function connect() {
  await session?.loginWithRedirect({
    authorizationParams: { connection: 'github', access_token: await session.getAccessTokenSilently() },
  });
}

export function connectBy(token: string) {
  return session?.loginWithPopup({ authorizationParams: { access_token: token } });
}
