import api from './api';

export const unlink = (token, id) => api.post('https://orchard.auth0.com/unlink', { access_token: token, user_id: id });
