// options: {"packages": {"@auth0/nextjs-auth0": "^3.5.0"}}
import { getSession, handleAuth, handleCallback, handleLogin } from '@auth0/nextjs-auth0';
import type { NextRequest } from 'next/server';

const add =
  (connection: string) =>
  async (req: NextRequest, ctx: { params: { auth0: string } }) => {
    const session = await getSession();
    return handleLogin(req, ctx, {
      returnTo: '/recipes',
      authorizationParams: {
        connection,
        access_token: session?.accessToken,
      },
    });
  };

function enter(connection: string) {
  return async (req: NextRequest, ctx: { params: { auth0: string } }) => {
    const session = await getSession();
    return handleLogin(req, ctx, { authorizationParams: { connection, access_token: session?.accessToken } });
  };
}

export const GET = handleAuth({
  callback: handleCallback({ redirectUri: `${process.env.COOK_URL}/api/auth/callback` }),
  'connect-google': add('google-oauth2'),
  'connect-github': add('github'),
  'google': enter('google-oauth2'),
  'link-google': enter('google-oauth2'),
});

// refused: the route is not part of `handleAuth()`, so its callback is elsewhere
export const other = (connection: string) => async (req: NextRequest, ctx: { params: { auth0: string } }) => {
  const session = await getSession();
  return handleLogin(req, ctx, { authorizationParams: { connection, access_token: session?.accessToken } });
};
