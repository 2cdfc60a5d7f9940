// options: {"packages": {"@auth0/nextjs-auth0": "^3.5.0"}}
import { getAccessToken, handleAuth, handleLogin, type LoginOptions } from '@auth0/nextjs-auth0';
import type { AppRouteHandlerFnContext } from '@auth0/nextjs-auth0';
import type { NextRequest } from 'next/server';

const google: LoginOptions = {
  returnTo: '/team',
  authorizationParams: { connection: 'google-oauth2' },
};

export const GET = handleAuth({
  login: handleLogin({ returnTo: '/team' }),

  // the second way to sign in
  join: async (req: NextRequest, ctx: AppRouteHandlerFnContext) => {
    const { accessToken } = await getAccessToken();
    return handleLogin(req, ctx, {
      ...google,
      authorizationParams: { ...google.authorizationParams, access_token: accessToken },
    });
  },

  // refused: the options contain a spread (`...`)
  'link-override': async (req: NextRequest, ctx: AppRouteHandlerFnContext) => {
    const { accessToken } = await getAccessToken();
    return handleLogin(req, ctx, {
      authorizationParams: { access_token: accessToken },
      ...google,
    });
  },
});
