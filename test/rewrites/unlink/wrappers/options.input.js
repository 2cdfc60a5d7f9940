const AUTH0 = 'https://orchard.auth0.com';

async function request(url, { method = 'GET', body, headers = {} } = {}) {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: body ? JSON.stringify(body) : undefined,
  });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

export function unlink(token, userId) {
  return request(`${AUTH0}/unlink`, { method: 'POST', body: { access_token: token, user_id: userId } });
}
