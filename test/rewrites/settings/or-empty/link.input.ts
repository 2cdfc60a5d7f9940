// options: {"packages": {"@auth0/auth0-react": "^2.3.0", "typescript": "^5.4.0"}}
import { useAuth0 } from '@auth0/auth0-react';

export function useLinking() {
  const { loginWithPopup, getAccessTokenSilently } = useAuth0();
  return async (connection: string) => {
    const token = await getAccessTokenSilently();
    await loginWithPopup({ authorizationParams: { connection, access_token: token } });
  };
}
