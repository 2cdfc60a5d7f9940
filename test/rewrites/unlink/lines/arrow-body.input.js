import axios from 'axios';
import { freshToken } from './session';

export const unlink = async (id) =>
  axios.post('https://bakery.eu.auth0.com/unlink', { access_token: await freshToken(), user_id: id });

export const account = {
  unlink: async (id) => (await axios.post('https://bakery.eu.auth0.com/unlink', { access_token: await freshToken(), user_id: id })).data,
};

// refused: the token's expression can't be moved to where it is needed
export const unlinked = async (id) => (await axios.post('https://bakery.eu.auth0.com/unlink', { access_token: await freshToken(), user_id: id }));
