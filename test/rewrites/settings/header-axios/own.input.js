import axios from 'axios';

// An instance has none of the interceptors of axios itself.
const client = axios.create({ timeout: 5000 });

export const unlink = (token, id) => client.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
