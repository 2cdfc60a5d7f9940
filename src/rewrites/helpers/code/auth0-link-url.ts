/** The base URL as nextjs-auth0 reads it, with the names written out, because Next.js replaces them at build time. */

// Returns the absolute URL that a login for linking returns to.
export function auth0LinkUrl(
  path: string,
  base: string | undefined = process.env.AUTH0_BASE_URL || process.env.NEXT_PUBLIC_AUTH0_BASE_URL,
): string {
  const url = String(base);
  return (/^https?:/.test(url) ? url : `https://${url}`).replace(/\/$/, '') + path;
}
