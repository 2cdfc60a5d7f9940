const send = (url, body) => fetch(url, { method: 'POST', body: JSON.stringify(body) });

export const unlink = (token, id) =>
  send('https://shop.eu.auth0.com/unlink', {
    access_token: token,
    user_id: id,
  });
