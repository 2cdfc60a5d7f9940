const JSON_HEADERS = { 'Content-Type': 'application/json', Accept: 'application/json' };

export const unlink = (token, userId) =>
  fetch('https://orchard.auth0.com/unlink', {
    method: 'POST',
    headers: JSON_HEADERS,
    body: JSON.stringify({ access_token: token, user_id: userId }),
  });

export const profile = () => fetch('/profile', { headers: JSON_HEADERS });
