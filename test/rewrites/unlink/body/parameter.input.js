import axios from 'axios';

function unlink(body) {
  return axios.post('https://orchard.auth0.com/unlink', body);
}

export function onUnlink(session, id) {
  return unlink({ access_token: session.accessToken, user_id: id }).then(() => location.reload());
}
