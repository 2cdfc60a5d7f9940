import { clientId } from './config';
import { token } from './session';

const domain = 'garden.eu.auth0.com';

export function addAccountUrl(connection: string): string {
  return `https://${domain}/authorize?response_type=token&scope=openid&client_id=${clientId}&connection=${connection}&access_token=${token()}`;
}

export const addByParams = () => {
  const query = new URLSearchParams({ scope: 'openid profile', response_type: 'token id_token', client_id: clientId });
  query.set('access_token', token());
  location.assign(`https://${domain}/authorize?${query}`);
};

export const addByObject = () => {
  const query = new URLSearchParams({ prompt: 'login', scope: 'openid', response_type: 'id_token', access_token: token() });
  location.assign(`https://${domain}/authorize?${query}`);
};

export const addByTemplate = () =>
  location.assign(`https://${domain}/authorize?response_type=token&client_id=${clientId}&access_token=${token()}`);

// Several templates make up the URL, and the scope lacks `openid` and `email`.
export const addInParts = (connection: string) => {
  window.location.href =
    `https://${domain}/authorize?response_type=token&client_id=${clientId}` +
    `&connection=${connection}&scope=profile` +
    `&access_token=${token()}`;
};
