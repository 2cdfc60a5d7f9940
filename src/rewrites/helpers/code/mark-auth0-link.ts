import { newAuth0State } from './new-auth0-state.js';

// Marks the next login as one for linking, for ten minutes. The callback compares the cookie with the login's state.
// All links on a page share one state.
export function markAuth0Link(): string {
  const known = /(?:^|; )auth0PendingLink=([^;]+)/.exec(document.cookie);
  const state = (known && known[1]) || newAuth0State();
  document.cookie = `auth0PendingLink=${state}; path=/; max-age=600; secure; samesite=lax`;
  return state;
}
