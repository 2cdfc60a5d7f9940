// options: {"packages": {"auth0-lock": "^11.30.0"}}
import { addListener } from './events';

export const linkAccount = () =>
  window.lock.show({ auth: { params: { access_token: localStorage.getItem('token') } } });

addListener(linkAccount);
