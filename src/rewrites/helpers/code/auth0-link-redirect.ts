// Returns a redirect that also stores a login for linking in a cookie, for so many seconds. No subdomain can set a
// cookie whose name starts with `__Host-`.
export function auth0LinkRedirect(url: string, pending: string, seconds: number): Response {
  const cookie = `__Host-auth0Link=${pending}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`;
  return new Response(null, { status: 303, headers: { Location: url, 'Set-Cookie': cookie } });
}
