// options: {"packages": {"@auth0/nextjs-auth0": "^3.5.0"}}
import { getAccessToken, handleAuth, handleLogin, type LoginOptions } from '@auth0/nextjs-auth0';
import type { AppRouteHandlerFnContext } from '@auth0/nextjs-auth0';
import type { NextRequest } from 'next/server';

const google: LoginOptions = { returnTo: '/team', authorizationParams: { connection: 'google-oauth2' } };
const silent: LoginOptions = { authorizationParams: { prompt: 'none' } };

export const GET = handleAuth({
  login: handleLogin({
    authorizationParams: { redirect_uri: process.env.NEXT_PUBLIC_SITE + '/api/auth/callback' },
  }),

  link: async (req: NextRequest, ctx: AppRouteHandlerFnContext) => {
    const { accessToken } = await getAccessToken();
    return handleLogin(req, ctx, {
      returnTo: '/account',
      authorizationParams: {
        redirect_uri: process.env.NEXT_PUBLIC_SITE + '/api/auth/callback',
        connection: new URL(req.url).searchParams.get('connection') ?? undefined,
        access_token: accessToken,
      },
    });
  },

  'link-again': async (req: NextRequest, ctx: AppRouteHandlerFnContext) => {
    const { accessToken } = await getAccessToken();
    return handleLogin(req, ctx, {
      authorizationParams: {
        redirect_uri: `${process.env.NEXT_PUBLIC_SITE}/api/auth/callback`,
        access_token: accessToken,
      },
    });
  },

  // Once the callback above is there, this login would return to it with another base URL.
  'link-google': async (req: NextRequest, ctx: AppRouteHandlerFnContext) => {
    const { accessToken } = await getAccessToken();
    return handleLogin(req, ctx, {
      ...google,
      authorizationParams: { ...google.authorizationParams, access_token: accessToken },
    });
  },

  // refused: the login already sets `redirect_uri`
  'link-elsewhere': async (req: NextRequest, ctx: AppRouteHandlerFnContext) => {
    const { accessToken } = await getAccessToken();
    return handleLogin(req, ctx, {
      authorizationParams: { redirect_uri: `${process.env.NEXT_PUBLIC_SITE}/linked`, access_token: accessToken },
    });
  },

  // refused: the options contain a spread (`...`)
  'link-silently': async (req: NextRequest, ctx: AppRouteHandlerFnContext) => {
    const { accessToken } = await getAccessToken();
    return handleLogin(req, ctx, {
      authorizationParams: { access_token: accessToken, ...silent.authorizationParams },
    });
  },
});
