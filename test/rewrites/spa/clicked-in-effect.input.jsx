import { useAuth0 } from '@auth0/auth0-react';
import { useEffect } from 'react';

export function LinkButton({ button }) {
  const { loginWithRedirect } = useAuth0();
  useEffect(() => {
    button.addEventListener('click', () => {
      loginWithRedirect({ authorizationParams: { connection: 'github', access_token: sessionStorage.getItem('at') } });
    });
  }, [button]);
  return <p>Link your GitHub account</p>;
}
