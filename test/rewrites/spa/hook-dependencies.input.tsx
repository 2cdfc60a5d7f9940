import { useAuth0 } from '@auth0/auth0-react';
import { useCallback, useEffect, useMemo } from 'react';

export const useLink = (token: string) => {
  const { loginWithRedirect, user } = useAuth0();
  const link = useCallback(
    async (connection: string) => {
      await loginWithRedirect({ authorizationParams: { connection, access_token: token } });
    },
    [loginWithRedirect, token],
  );
  return { link, user };
};

// The name has another use outside of the callback.
export const useSignInOrLink = (token: string) => {
  const { loginWithPopup } = useAuth0();
  const link = useCallback(
    () => loginWithPopup({ authorizationParams: { connection: 'github', access_token: token } }),
    [token, loginWithPopup],
  );
  const signIn = useMemo(() => () => loginWithPopup(), [loginWithPopup]);
  return { link, signIn };
};

// And here in the callback.
export const useEither = (token: string | undefined) => {
  const { loginWithPopup } = useAuth0();
  return useCallback(() => {
    if (token === undefined) return loginWithPopup();
    return loginWithPopup({ authorizationParams: { connection: 'github', access_token: token } });
  }, [loginWithPopup, token]);
};

// A client that the list names as a whole, the only one in it.
export const useClient = (token: string) => {
  const auth0 = useAuth0();
  const link = useCallback(
    () => auth0.loginWithPopup({ authorizationParams: { connection: 'github', access_token: token } }),
    [auth0],
  );
  useEffect(() => {
    console.log(auth0.user);
  }, [auth0]);
  return link;
};

// A client that may be missing: the new code asks for it, too.
export const useOptional = (token: string) => {
  const auth0 = useAuth0();
  return useCallback(
    () => auth0?.loginWithPopup({ authorizationParams: { connection: 'github', access_token: token } }),
    [auth0, token],
  );
};
