import { useAuth0 } from '@auth0/auth0-react';

/** Logs in, or connects one more account to the one that a token belongs to. */
export default function LoginButton({ label, connection, token, onError }) {
  const { loginWithRedirect } = useAuth0();

  const handleClick = async () => {
    try {
      await loginWithRedirect({
        authorizationParams: { connection, ...(token && { access_token: token }) },
      });
    } catch (error) {
      onError?.(error);
    }
  };

  return (
    <button type="button" onClick={handleClick}>
      {label}
    </button>
  );
}
