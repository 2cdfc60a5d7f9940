// options: {"packages": {"react": "^15.0.0"}}
import { LOCK } from './config';

export function linkAccount(token) {
  LOCK.show({ closable: false, authParams: { access_token: token } });
}
