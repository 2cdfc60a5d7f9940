import { newAuth0State } from './new-auth0-state.js';

// Remembers for ten minutes which account to link the next login to, and this page. Only a login with this state is
// linked.
export function rememberAuth0Link(accessToken: string | null | undefined): string {
  const state = newAuth0State();
  const page = window.location.href;
  const pending = { state: state, accessToken: accessToken, page: page, until: Date.now() + 600000 };
  sessionStorage.setItem('auth0PendingLink', JSON.stringify(pending));
  return state;
}
