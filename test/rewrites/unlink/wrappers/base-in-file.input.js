const BASE = 'https://orchard.auth0.com';
const json = (res) => res.json();
const post = (path, body) => fetch(BASE + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }).then(json);
export const unlink = (token, id) => post('/unlink', { access_token: token, user_id: id });
export const other = (x) => post('/other', x);
