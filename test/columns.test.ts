import assert from 'node:assert/strict';
import { findOffers } from '../src/engine.js';

describe('a file with very many lines', () => {
  it('gets its rewrite', () => {
    const text = `export function removeAccount(token: string, userId: string) {
  return fetch('https://bakery.eu.auth0.com/unlink', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: token, user_id: userId }),
  });
}
${'\n'.repeat(200_000)}`;
    const offers = findOffers(text, 'accounts.ts');
    assert.deepEqual(
      offers.map(({ rewrites }) => rewrites.length > 0),
      [true],
    );
  });
});
