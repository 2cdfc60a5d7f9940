const authFetch = (url, options = {}) =>
  fetch(url, {
    ...options,
    headers: { ...options.headers, Authorization: `Bearer ${localStorage.getItem('api_token')}` },
  });

export const unlink = (token, id) =>
  authFetch('https://orchard.auth0.com/unlink', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: token, user_id: id }),
  });
