// options: {"packages": {"@auth0/nextjs-auth0": "^3.5.0"}}
import { getSession, handleAuth, handleLogin } from '@auth0/nextjs-auth0';
import type { NextRequest } from 'next/server';
import { cookies } from 'next/headers';

export const GET = handleAuth({
  login: async (req: NextRequest, ctx: { params: { auth0: string } }) => {
    const session = await getSession();
    return handleLogin(req, ctx, {
      returnTo: '/',
      authorizationParams: {
        prompt: 'login',
        ...(session ? { access_token: session.accessToken } : {}),
      },
    });
  },

  link: handleLogin((req) => ({
    returnTo: '/account',
    authorizationParams: {
      access_token: cookies().get('token')?.value,
      connection: new URL(req.url ?? '/').searchParams.get('connection') ?? undefined,
    },
  })),

  'link-github': handleLogin(async () => {
    const session = await getSession();
    if (!session) return {};
    return { authorizationParams: { access_token: session.accessToken, connection: 'github' } };
  }),

  signin: handleLogin(() => ({ authorizationParams: { access_token: cookies().get('token')?.value ?? '' } })),
});
