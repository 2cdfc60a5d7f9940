import { newAuth0State } from './new-auth0-state.js';

// Remembers for ten minutes which account to link the next login to. Only a login with this state is linked.
export function rememberAuth0Link(accessToken: string | null | undefined): string {
  const state = newAuth0State();
  const pending = { state: state, accessToken: accessToken, until: Date.now() + 600000 };
  sessionStorage.setItem('auth0PendingLink', JSON.stringify(pending));
  return state;
}
