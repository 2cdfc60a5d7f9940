// refused: this HTTP client replaces the Authorization header with its own
import axios from 'axios';
const api = axios.create({ baseURL: 'https://orchard.auth0.com' });
api.interceptors.request.use((config) => {
  config.headers.Authorization = `Bearer ${localStorage.getItem('token')}`;
  return config;
});
export const unlink = (token, id) => api.post('/unlink', { access_token: token, user_id: id });
