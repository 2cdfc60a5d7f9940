import { getSession, handleAuth, handleLogin } from '@auth0/nextjs-auth0';
import { NextResponse } from 'next/server';

export const GET = handleAuth({
  // Adds one more account to the user who is there already.
  login: async (req, ctx) => {
    const session = await getSession();
    return handleLogin(req, ctx, {
      returnTo: '/account',
      authorizationParams: {
        ...(session ? { access_token: session.accessToken } : {}),
      },
    });
  },

  connect: async (req, ctx) => {
    const { accessToken } = await getSession();
    return handleLogin(req, ctx, {
      returnTo: '/account',
      authorizationParams: { connection: 'google-oauth2', access_token: accessToken },
    });
  },

  onError(req, error) {
    return new NextResponse(`That failed: ${error.message}`, { status: error.status ?? 500 });
  },
});
