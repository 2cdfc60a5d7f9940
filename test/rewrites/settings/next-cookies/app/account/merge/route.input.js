// options: {"packages": {"next": "14.2.3", "next-auth": "^4.24.0"}}
import { getServerSession } from 'next-auth';
import { NextResponse } from 'next/server';
import { authOptions } from '@/lib/auth';

export const dynamic = 'force-dynamic';

export const GET = async (request) => {
  const session = await getServerSession(authOptions);
  try {
    const connection = request.nextUrl.searchParams.get('connection');
    const url = new URL(`https://${process.env.AUTH0_DOMAIN}/authorize`);
    url.searchParams.set('response_type', 'code');
    url.searchParams.set('client_id', process.env.AUTH0_CLIENT_ID);
    url.searchParams.set('redirect_uri', `${process.env.NEXTAUTH_URL}/api/auth/callback/auth0`);
    url.searchParams.set('connection', connection);
    url.searchParams.set('access_token', session.accessToken);
    return NextResponse.redirect(url);
  } catch (error) {
    console.error(error);
    return NextResponse.redirect(new URL('/failed', request.url));
  }
};
