// options: {"packages": {"react": "^15.0.0"}}
import { lock } from './config';

export function linkAccount(token) {
  lock.show({ callbackURL: '/linked', authParams: { access_token: token } });
}
