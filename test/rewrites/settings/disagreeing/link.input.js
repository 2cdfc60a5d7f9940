// options: {"packages": {"auth0-lock": "^11.30.0"}}
import { token } from './session';

// refused: Relink can't find the code that creates this client
export const link = (lock) => lock.show({ auth: { params: { access_token: token() } } });
