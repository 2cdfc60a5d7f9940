/** Facts: docs/auth0-facts.md#auth0js-popup-authorize. */

// Returns the error of a failed link with the properties of auth0.js's own errors, which callbacks show.
export function auth0LinkFailure(failure: any) {
  const reason = failure.description || (failure.data || failure).message || failure.code || 'no response from Auth0';
  const code = 'account_linking_failed';
  return { error: code, errorDescription: reason, code: code, description: reason };
}
