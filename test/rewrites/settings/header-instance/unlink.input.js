import { client, open } from './client';

// refused: this HTTP client replaces the Authorization header with its own
export const unlink = (token, id) => client.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });

export const drop = (token, id) => open.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
