import { webAuth } from './client';
import { session, showIdentities, showError } from './session';

export function connectTwitter() {
  webAuth.popup.authorize({ connection: 'twitter', access_token: session.accessToken, redirectUri: '/popup.html' }, (error) => {
    if (error) return showError(error);
    showIdentities();
  });
}
