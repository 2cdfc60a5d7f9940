import ky from 'ky';
const api = ky.create({ prefixUrl: 'https://orchard.auth0.com', hooks: { beforeRequest: [(request) => request.headers.set('X-App', 'orchard')] } });
export const unlink = async (token, id) => { await api.post('unlink', { json: { access_token: token, user_id: id } }); };
