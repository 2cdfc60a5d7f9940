import createMiddleware from 'next-intl/middleware';
import { auth0 } from './lib/auth0';

const localized = createMiddleware({ locales: ['en', 'fr'], defaultLocale: 'en' });

export function middleware(request) {
  const { pathname } = request.nextUrl;
  return ['/auth/login', '/auth/callback'].includes(pathname) ? auth0.middleware(request) : localized(request);
}
