/** Internet Explorer 11 has msCrypto, and no methods on typed arrays. */

// Returns an unguessable `state` for a login.
export function newAuth0State(): string {
  const page: any = window;
  const source = page.crypto || page.msCrypto;
  return Array.prototype.join.call(source.getRandomValues(new Uint32Array(4)), '-');
}
