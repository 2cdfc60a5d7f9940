import axios from 'axios';

const auth0 = axios.create({ baseURL: 'https://orchard.auth0.com' });

export const unlink = (token, userId) => auth0.post('/unlink', { access_token: token, user_id: userId });
export const userinfo = (token) => auth0.get('/userinfo', { headers: { Authorization: `Bearer ${token}` } });
