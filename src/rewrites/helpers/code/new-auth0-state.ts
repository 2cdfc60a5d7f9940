/** `crypto.randomUUID` is newer, and missing on pages without HTTPS. */

// Returns an unguessable `state` for a login.
export function newAuth0State(): string {
  const numbers = new Uint32Array(4);
  crypto.getRandomValues(numbers);
  return numbers.join('-');
}
