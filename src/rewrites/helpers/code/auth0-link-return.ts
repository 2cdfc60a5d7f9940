/** As nextjs-auth0 4 does it: `@auth0/nextjs-auth0@4.27.0:dist/utils/url-helpers.js`, `toSafeRedirect`. */

// Returns the URL of a page that a request names, if it is one of this application.
export function auth0LinkReturn(page: string | null, callbackUrl: string): string | undefined {
  const url = new URL(page || '/', callbackUrl);
  return url.origin === new URL(callbackUrl).origin ? url.href : undefined;
}
