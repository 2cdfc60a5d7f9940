export function unlink(token, userId) {
  const form = new FormData();
  form.append('access_token', token);
  form.append('user_id', userId);
  return fetch('https://orchard.auth0.com/unlink', { method: 'POST', body: form });
}
