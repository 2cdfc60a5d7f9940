import { call, put, takeLatest, select } from 'redux-saga/effects';
import axios from 'axios';

export function* unlinkSaga({ userId }) {
  try {
    const token = yield select((state) => state.auth.accessToken);
    yield call(axios.post, 'https://orchard.auth0.com/unlink', { access_token: token, user_id: userId });
    yield put({ type: 'UNLINKED', userId });
  } catch (error) {
    yield put({ type: 'UNLINK_FAILED', error });
  }
}

export function* unlinkByFetch({ userId, token }) {
  const response = yield call(fetch, 'https://orchard.auth0.com/unlink', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: token, user_id: userId }),
  });
  if (!response.ok) yield put({ type: 'UNLINK_FAILED' });
}
