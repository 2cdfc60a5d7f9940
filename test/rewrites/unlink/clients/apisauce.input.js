import { create } from 'apisauce';

const api = create({ baseURL: '/api', timeout: 15000 });

// A header of the request itself replaces it.
api.setHeader('Authorization', sessionStorage.getItem('session'));

export const unlink = async (token, id) => {
  const response = await api.post('https://orchard.auth0.com/unlink', { access_token: token, user_id: id });
  if (response.ok) return response.data;
  throw response;
};

export const drop = (token, id) =>
  api.post('https://orchard.auth0.com/unlink', { access_token: token, user_id: id }, { timeout: 500 });
