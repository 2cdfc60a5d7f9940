// options: {"packages": {"@auth0/auth0-react": "^2.2.0", "@auth0/auth0-spa-js": "^2.1.0"}}
import { useAuth0 } from '@auth0/auth0-react';

export function LinkButton({ token }) {
  const { loginWithPopup } = useAuth0();
  return <button onClick={() => loginWithPopup({ authorizationParams: { access_token: token } })}>Link</button>;
}
