import axios from 'axios';

export const unlink = (token, id) => axios.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
