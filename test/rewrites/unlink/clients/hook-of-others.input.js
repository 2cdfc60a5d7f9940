import axios from 'axios';

// Only the shop's own requests get this token.
const shop = axios.create({ baseURL: '/api' });
shop.interceptors.request.use((config) => {
  config.headers.Authorization = `Bearer ${localStorage.getItem('token')}`;
  return config;
});

export const orders = () => shop.get('/orders');

export const unlink = (token, id) =>
  axios.post('https://orchard.auth0.com/unlink', { access_token: token, user_id: id }).then(() => true);
