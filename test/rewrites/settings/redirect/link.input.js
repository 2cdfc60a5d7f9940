// The client is in client.js, and the code that reads its logins in callback.js.
import { webAuth } from './client';

export function connectAccount(connection, token) {
  webAuth.authorize({ connection, access_token: token });
}
