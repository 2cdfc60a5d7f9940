// options: {"packages": {"@auth0/auth0-vue": "^2.2.0", "@auth0/auth0-spa-js": "^2.1.0"}}
import { useAuth0 } from '@auth0/auth0-vue';

export function useLinking(token) {
  const { loginWithPopup } = useAuth0();
  return () => loginWithPopup({ authorizationParams: { access_token: token } });
}
