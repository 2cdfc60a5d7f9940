// options: {"packages": {"@auth0/auth0-react": "^2.2.0", "@auth0/auth0-spa-js": "^2.1.0"}}
import { useAuth0 } from '@auth0/auth0-react';

export function AddGithub() {
  const { loginWithPopup, getAccessTokenSilently } = useAuth0();
  const add = async () => {
    await loginWithPopup({ authorizationParams: { connection: 'github', access_token: await getAccessTokenSilently() } });
  };
  return <button onClick={add}>Add GitHub</button>;
}
