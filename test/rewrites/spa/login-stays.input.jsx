import { useAuth0 } from '@auth0/auth0-react';

export function LoginButton({ token, isLinking, target }) {
  const { loginWithRedirect, loginWithPopup } = useAuth0();

  const login = async () => {
    await loginWithRedirect({
      appState: { target },
      authorizationParams: { connection: 'github', ...(token && { access_token: token }) },
    });
  };

  const open = () => loginWithPopup({ authorizationParams: { access_token: token ?? undefined } });

  const choose = () => {
    return loginWithRedirect(isLinking ? { authorizationParams: { access_token: token } } : undefined);
  };

  const pick = async () => {
    await loginWithPopup(
      token ? { authorizationParams: { access_token: token } } : undefined
    );
  };

  const handle = () => loginWithRedirect({ authorizationParams: isLinking ? { access_token: token, connection: 'github' } : { connection: 'google-oauth2' } });

  const signInWith = (connection, accessToken) =>
    loginWithRedirect({ authorizationParams: { connection, access_token: accessToken } }).catch(console.error);

  const signInIfLinking = (accessToken) => {
    if (accessToken) loginWithPopup({ authorizationParams: { access_token: accessToken } });
    else loginWithRedirect();
  };

  const linkAccount = () => loginWithPopup({ authorizationParams: { access_token: token } });

  return [login, open, choose, pick, handle, signInWith, signInIfLinking, linkAccount].map((run, index) => <button key={index} onClick={run} />);
}
