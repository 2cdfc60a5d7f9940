/** `crypto.randomUUID` is newer, and missing on pages without HTTPS. */

// Returns an unguessable `state` for a login.
export function newAuth0State(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
