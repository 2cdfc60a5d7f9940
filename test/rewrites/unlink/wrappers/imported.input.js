import { post } from './http';

export async function unlinkIdentity(session, identity) {
  const id = `${identity.provider}|${identity.user_id}`;
  await post('https://orchard.auth0.com/unlink', { access_token: session.accessToken, user_id: id });
}
