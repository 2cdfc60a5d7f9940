// Returns the login for linking that auth0LinkCookie stored.
export function auth0LinkInCookies(cookies: string | null | undefined) {
  const cookie = /(?:^|; )__Host-auth0Link=([^;]+)/.exec(cookies || '');
  return cookie && JSON.parse(decodeURIComponent(String(cookie[1])));
}
