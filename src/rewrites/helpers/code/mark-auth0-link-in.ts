import { NODE_CRYPTO } from './placeholders.js';

// Marks the next login as one for linking, for ten minutes. The callback compares the state.
// All links on a page share one state.
export function markAuth0LinkIn(session: any): string {
  const known = session.auth0PendingLink;
  const state = known ? known.state : NODE_CRYPTO.randomBytes(16).toString('hex');
  session.auth0PendingLink = { state: state, until: Date.now() + 600000 };
  return state;
}
