import { api } from './api';

// refused: this HTTP client replaces the Authorization header with its own
export const unlink = (token, id) => api.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
