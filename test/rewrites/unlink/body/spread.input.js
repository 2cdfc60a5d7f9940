import axios from 'axios';

export const unlink = (token, id, extra) => {
  const credentials = { access_token: token };
  return axios.post('https://orchard.auth0.com/unlink', { ...credentials, user_id: id });
};
