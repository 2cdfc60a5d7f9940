// options: {"packages": {"@auth0/auth0-spa-js": "^1.12.0"}}
import React from 'react';
import { useSession } from './auth';

export function LinkButton() {
  const { loginWithRedirect, getTokenSilently } = useSession();
  const link = async () => {
    const token = await getTokenSilently();
    loginWithRedirect({ connection: 'github', access_token: token });
  };
  return <button onClick={link}>Link</button>;
}
