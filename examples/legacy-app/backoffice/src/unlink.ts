import { token } from './session';

const TENANT = 'bikes-example.eu.auth0.com';

/** Takes an account off the member of staff who is logged in. */
export function removeAccount(userId: string): Promise<Response> {
  return fetch('https://bikes-example.eu.auth0.com/unlink', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: token(), user_id: userId })
  });
}

/** The workshop's tablets have no fetch. */
export function removeAccountOnTablet(userId: string, done: (ok: boolean) => void): void {
  const url = 'https://' + TENANT + '/login/unlink';
  const params = 'access_token=' + token() + '&user_id=' + encodeURIComponent(userId);
  const xhr = new XMLHttpRequest();

  xhr.open('POST', url);
  xhr.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
  xhr.onload = () => done(xhr.status === 200);
  xhr.onerror = () => done(false);
  xhr.send(params);
}
