import m from 'mithril';

export const unlink = (token, id) =>
  m.request({ method: 'POST', url: 'https://orchard.auth0.com/unlink', data: { access_token: token, user_id: id } });
