import { linkAuth0Account } from './link-auth0-account.js';

// Returns a login callback that links the new account, then calls back. The error is the login's or the link's.
export function linkingCallback(
  domain: string,
  accessToken: string | null | undefined,
  callback: (error: any, result?: any) => void,
) {
  return (error: any, result: any) => {
    if (error) {
      callback(error);
      return;
    }
    linkAuth0Account(domain, accessToken, result.idToken).then(() => {
      callback(null, result);
    }, callback);
  };
}
