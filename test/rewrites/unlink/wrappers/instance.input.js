import { send } from './shop';

// refused: the request goes through an axios instance that is not available here, whose settings a new request would lack
export const unlink = (token, id) => send('https://orchard.auth0.com/unlink', { access_token: token, user_id: id });
