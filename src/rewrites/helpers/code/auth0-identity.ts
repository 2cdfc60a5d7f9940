/** Facts: docs/auth0-facts.md#user-ids. */

// Splits a user id at the first "|": everything after it is the provider's user id.
export function auth0Identity(userId: string) {
  const separator = userId.indexOf('|');
  return { provider: userId.slice(0, separator), user_id: userId.slice(separator + 1) };
}
