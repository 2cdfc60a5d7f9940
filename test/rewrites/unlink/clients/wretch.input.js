import wretch from 'wretch';

export const unlink = (token, id) =>
  wretch('https://orchard.auth0.com/unlink')
    .post({ access_token: token, user_id: id })
    .res();
