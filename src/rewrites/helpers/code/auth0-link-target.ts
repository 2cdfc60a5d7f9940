// What a login for linking carries in its state: the account to link to, for ten minutes.
export function auth0LinkTarget(session: any) {
  if (!session) {
    throw new Error('Nobody is signed in');
  }
  return { primaryUserId: session.user.sub, expires: Date.now() + 600000 };
}
