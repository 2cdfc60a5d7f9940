import axios from 'axios';

export async function unlink(token, userId) {
  await axios.post('https://shop.eu.auth0.com/unlink', {
    access_token: token,
    user_id: userId,
  });
}

export const remove = (session, identity) =>
  axios
    .post(
      `https://${session.domain}/unlink`,
      { access_token: session.token, user_id: `${identity.provider}|${identity.user_id}` },
    )
    .then(({ data }) => data);

export const drop = (token, id) => axios.post('https://shop.eu.auth0.com/unlink', { access_token: token, user_id: id });

export const few = (t, id) =>
  axios.post(
    'https://a.auth0.com/unlink', { access_token: t, user_id: id });

export function variable(token, id) {
  const body = {
    access_token: token,
    user_id: id,
  };
  return axios.post('https://shop.eu.auth0.com/unlink', body);
}
