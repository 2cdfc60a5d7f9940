import { webAuth } from './client';
import { openSession } from './session';

/* Runs on /callback only. */
export function finishLogin(history) {
  webAuth.parseHash({ hash: window.location.hash }, (error, result) => {
    if (error) return history.replace('/login');
    openSession(result);
    return history.replace('/');
  });
}
