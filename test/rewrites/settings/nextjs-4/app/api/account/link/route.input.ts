// options: {"packages": {"@auth0/nextjs-auth0": "^4.9.0", "next": "15.5.0"}}
import { type NextRequest, NextResponse } from 'next/server';
import { auth0 } from '../../../../lib/auth0';

// Adds another way to sign in to the gardener's account.
export async function GET(request: NextRequest) {
  const session = await auth0.getSession();
  if (!session) {
    return NextResponse.redirect(new URL('/auth/login', request.url));
  }
  const { token } = await auth0.getAccessToken();
  const provider = request.nextUrl.searchParams.get('provider') ?? undefined;

  return auth0.startInteractiveLogin({
    authorizationParameters: {
      connection: provider,
      // The account of the gardener
      access_token: token,
      scope: 'openid email',
    },
    returnTo: `${process.env.GARDEN_URL}/account`,
  });
}
