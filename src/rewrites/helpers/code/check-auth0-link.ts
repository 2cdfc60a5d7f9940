// Throws unless this session started linking in the last ten minutes and a different account with a verified email
// address signed in.
export function checkAuth0Link(
  pending: any,
  primaryUserId: string | undefined,
  other: { sub: string; email_verified?: boolean },
): void {
  if (!primaryUserId || !pending || pending.primaryUserId !== primaryUserId || !(pending.expires > Date.now())) {
    throw new Error('Account linking was not started in this session, or has expired');
  }
  if (other.sub === primaryUserId) {
    throw new Error('You are already logged in with this account');
  }
  if (other.email_verified === false) {
    throw new Error("The second account's email address is not verified");
  }
}
