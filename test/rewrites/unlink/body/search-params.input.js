export async function unlink(token, userId) {
  const params = new URLSearchParams();
  params.append('access_token', token);
  params.append('user_id', userId);
  const res = await fetch('https://orchard.auth0.com/unlink', { method: 'POST', body: params });
  if (!res.ok) throw new Error('Unlink failed');
}
