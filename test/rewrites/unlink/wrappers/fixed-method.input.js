function post(url, body, headers) {
  return fetch(url, {
    method: 'POST',
    headers: Object.assign({ 'Content-Type': 'application/json' }, headers),
    body: JSON.stringify(body),
  }).then((res) => res.json());
}

export const unlink = (token, userId) => post('https://orchard.auth0.com/unlink', { access_token: token, user_id: userId });
