// options: {"packages": {"@auth0/auth0-react": "^2.2.4", "react": "^18.2.0"}}
import { useAuth0 } from '@auth0/auth0-react';

export function LinkButton({ token }) {
  const { user } = useAuth0();
  const link = () => {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'CLIENT',
      redirect_uri: window.location.origin,
      // refused: the login returns to a page where Auth0's SDK would treat the new `state` as that of its own login
      access_token: token,
    });
    window.location.assign(`https://garden.eu.auth0.com/authorize?${query}`);
  };
  return <button onClick={link}>{user.name}</button>;
}
