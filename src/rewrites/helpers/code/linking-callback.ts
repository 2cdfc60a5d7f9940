import { auth0LinkFailure } from './auth0-link-failure.js';
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
    const fail = (failure: any) => {
      callback(auth0LinkFailure(failure));
    };
    linkAuth0Account(domain, accessToken, result.idToken).then(() => {
      callback(null, result);
    }, fail);
  };
}
