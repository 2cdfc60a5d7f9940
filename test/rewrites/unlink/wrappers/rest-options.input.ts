import { client } from './fetcher';
export const unlink = (token: string, id: string) =>
  client('https://orchard.auth0.com/unlink', { data: { access_token: token, user_id: id } });
