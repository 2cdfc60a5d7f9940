// What express-openid-connect keeps in a signed cookie: the account to link to (for ten minutes) and the next page.
export function auth0LinkState(_req: any, options: any) {
  return { returnTo: options.returnTo, primaryUserId: options.primaryUserId, expires: Date.now() + 600000 };
}
