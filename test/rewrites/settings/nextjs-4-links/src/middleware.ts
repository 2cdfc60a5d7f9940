import createMiddleware from 'next-intl/middleware';
import type { NextRequest } from 'next/server';
import { auth0 } from './lib/auth0';

const localized = createMiddleware({ locales: ['en', 'fr'], defaultLocale: 'en' });

export async function middleware(request: NextRequest) {
  if (request.nextUrl.pathname.startsWith('/auth')) return auth0.middleware(request);
  return localized(request);
}

export const config = { matcher: ['/((?!_next/static|favicon.ico).*)'] };
