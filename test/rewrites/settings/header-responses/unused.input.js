import { call } from 'redux-saga/effects';
import axios from 'axios';

export function* unlink(token, id) {
  yield call(axios.post, 'https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
}

export async function drop(token, id) {
  await axios({ method: 'post', url: 'https://garden.eu.auth0.com/unlink', data: { access_token: token, user_id: id } });
}
