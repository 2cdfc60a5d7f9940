import { linkAuth0Account } from './link-auth0-account.js';

// Makes a Lock link the account that signs in, then calls back, with the error if there is one.
export function linkByLock<L extends { on: any; hide(): void }>(
  lock: L,
  domain: string,
  accessToken: string | null | undefined,
  callback: (error?: any) => void,
): L {
  const finish = (error?: any) => {
    lock.hide();
    callback(error);
  };
  lock.on('authenticated', (authResult: any) => {
    linkAuth0Account(domain, accessToken, authResult.idToken).then(() => {
      finish(null);
    }, finish);
  });
  lock.on('authorization_error', callback);
  return lock;
}
