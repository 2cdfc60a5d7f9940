// options: {"packages": {"axios": "^1.6.0"}}
import { client, open } from './client';

export const unlink = (token, id) => client.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });

export const drop = (token, id) => open.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
