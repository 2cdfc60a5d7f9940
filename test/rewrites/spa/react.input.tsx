import { useAuth0 } from '@auth0/auth0-react';

export function LinkButton({ token }: { token: string }) {
  const { loginWithRedirect, user } = useAuth0();
  const link = () => loginWithRedirect({ authorizationParams: { connection: 'github', access_token: token }, appState: { returnTo: '/' } });
  return <button onClick={link}>Link {user?.name}</button>;
}

export function LinkOther({ token }: { token: string }) {
  const { loginWithPopup: popup } = useAuth0();
  return (
    <button
      onClick={() =>
        popup({ authorizationParams: { access_token: token } }).then(
          () => alert('linked'),
          (error: Error) => alert(error.message),
        )
      }
    >
      Link
    </button>
  );
}
