/* proof: {"form": "nextjs-auth0: in TypeScript, App Router", "side": "server", "does": "link", "file": "app/api/auth/[auth0]/route.ts", "with": {"@auth0/nextjs-auth0": ["3.8.0"], "auth0": "4.37.1", "next": "12.3.7"}, "typesOnly": true} */
import { getSession, handleAuth, handleLogin, handleLogout } from '@auth0/nextjs-auth0';
import type { AppRouteHandlerFnContext } from '@auth0/nextjs-auth0';
import type { NextRequest } from 'next/server';

export const GET = handleAuth({
  login: async (req: NextRequest, ctx: AppRouteHandlerFnContext) => {
    const session = await getSession();
    return handleLogin(req, ctx, {
      returnTo: '/',
      authorizationParams: { prompt: 'login', ...(session && { access_token: session.accessToken }) },
    });
  },
  logout: handleLogout({ returnTo: '/' }),
  link: handleLogin((req) => ({
    returnTo: '/account',
    authorizationParams: {
      access_token: (req as NextRequest).headers.get('x-token'),
      connection: new URL(req.url ?? '/').searchParams.get('connection') ?? undefined,
    },
  })),
});
