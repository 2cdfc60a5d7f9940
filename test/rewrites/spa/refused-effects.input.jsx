import { useAuth0 } from '@auth0/auth0-react';
import { useEffect } from 'react';

export function LinkPage() {
  const { loginWithRedirect } = useAuth0();
  useEffect(() => {
    // refused: this code runs without a click, so browsers would block a popup
    loginWithRedirect({ authorizationParams: { connection: 'github', access_token: sessionStorage.getItem('at') } });
  }, []);
  return <p>One moment</p>;
}

export function LaterPage() {
  const { loginWithRedirect } = useAuth0();
  useEffect(() => {
    (async () => {
      // refused: this code runs without a click, so browsers would block a popup
      await loginWithRedirect({ authorizationParams: { access_token: await tokenOfTheUser() } });
    })();
  }, []);
  return <p>One moment</p>;
}
