import axios from 'axios';
import { currentToken, report } from './session';

const client = axios.create({ baseURL: '/api' });

/** Its header holds the same token as the body of a call. */
async function call(method, path, data, params) {
  const token = currentToken();
  try {
    const response = await client({ method, url: path, data, params, headers: { Authorization: `Bearer ${token}` } });
    return response.data;
  } catch (error) {
    return error;
  }
}

export async function own(id) {
  return await call('post', `https://garden.eu.auth0.com/unlink`, { access_token: currentToken(), user_id: id });
}

export async function other(token, id) {
  return await call('post', `https://garden.eu.auth0.com/unlink`, { access_token: token, user_id: id });
}

async function send(path, data) {
  try {
    const { data: answer } = await client.post(path, data);
    return answer;
  } catch (error) {
    report(error);
    throw new Error('Not saved');
  }
}

export function plain(token, id) {
  return send('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
}

async function late(path, data) {
  try {
    return client.post(path, data);
  } catch (error) {
    report(error);
  }
}

// refused: the request goes through the project's own function, and Relink can't repeat what that function does
export function unseen(token, id) {
  return late('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
}

export class Accounts extends Resource {
  // refused: the request goes through the project's own function, and Relink can't repeat what that function does
  remove = (token, id) => this.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
}
