import { callApi } from './callApi';

export const unlinkAccount = (userId) => (dispatch, getState) =>
  callApi('https://orchard.auth0.com/unlink', 'POST', { access_token: getState().auth.accessToken, user_id: userId })
    .then(() => dispatch({ type: 'UNLINK_SUCCESS', userId }));
