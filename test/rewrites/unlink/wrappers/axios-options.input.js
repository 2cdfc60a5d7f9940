import request from './request';

export function unlink(token, id) {
  return request({
    url: 'https://orchard.auth0.com/unlink',
    method: 'post',
    data: { access_token: token, user_id: id },
  });
}
