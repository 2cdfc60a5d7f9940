import { webAuth } from './client';
import { session, showIdentities, showError } from './session';

export function connectTwitter() {
  webAuth.popup.authorize({ connection: 'twitter', access_token: session.accessToken }, (error) => {
    if (error) return showError(error);
    showIdentities();
  });
}

export function connectApple() {
  webAuth.popup.authorize({ connection: 'apple', owp: true, access_token: session.accessToken }, (error) => {
    if (error) return showError(error);
    showIdentities();
  });
}
