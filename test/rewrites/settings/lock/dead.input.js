// options: {"packages": {"auth0-lock": "^10.9.1"}}
import { token } from './session';

// refused: Relink can't find the code that creates this client
export const link = (lock) => lock.show({ authParams: { access_token: token() } });
