// refused: the code around it has a syntax error
import { orchard '@orchard/settings';
import { basket } from '@orchard/basket';

export function unlink(token, userId) {
  return fetch('https://orchard.auth0.com/unlink', {
    method: 'POST',
    body: JSON.stringify({ access_token: token, user_id: userId }),
  });
}
