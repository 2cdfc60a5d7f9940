const unlinkBody = (token, userId) => ({ access_token: token, user_id: userId });
const tenantUrl = (path) => `https://orchard.auth0.com${path}`;

export const unlink = (token, userId) =>
  fetch(tenantUrl('/unlink'), { method: 'POST', body: JSON.stringify(unlinkBody(token, userId)) });
