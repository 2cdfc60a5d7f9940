// options: {"packages": {"react": "^15.0.0"}}
import { lock } from './config';

export function login() {
  lock.showSignin({ connections: ['github'], callbackURL: '/in', authParams: { access_token: localStorage.getItem('token') } });
}
