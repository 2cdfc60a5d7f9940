// options: {"packages": {"auth0-lock": "^10.9.1"}}
import { token } from './session';

// refused: Relink can't find the code that creates this client in this file
export const link = (lock) => lock.show({ authParams: { access_token: token() } });
