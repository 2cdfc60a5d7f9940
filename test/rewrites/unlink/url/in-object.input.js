import axios from 'axios';

const ENDPOINTS = {
  userinfo: 'https://orchard.auth0.com/userinfo',
  unlink: 'https://orchard.auth0.com/unlink',
};

export const unlink = (token, id) => axios.post(ENDPOINTS.unlink, { access_token: token, user_id: id });
