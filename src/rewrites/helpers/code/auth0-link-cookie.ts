// Returns the header that stores a login for linking for so many seconds. No subdomain can set a cookie whose name
// starts with `__Host-`.
export function auth0LinkCookie(pending: object | undefined, seconds: number): string {
  const value = pending ? encodeURIComponent(JSON.stringify(pending)) : '';
  return `__Host-auth0Link=${value}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`;
}
