// options: {"packages": {"@auth0/nextjs-auth0": "^4.13.1", "next": "16.0.3"}, "helpers": {"root": "settings/nextjs-4-own-route"}}
import { NextResponse } from 'next/server';
import { auth0 } from '../../../lib/auth0';

export async function GET(request: Request) {
  await auth0.getAccessToken();
  const url = new URL('/api/auth/link', request.url);
  url.search = new URLSearchParams({ connection: 'github', returnTo: '/orders' }).toString();
  return NextResponse.redirect(url);
}

export async function POST(request: Request) {
  await auth0.getAccessToken();
  const url = new URL('/api/auth/link', request.url);
  return NextResponse.redirect(url, 303);
}
