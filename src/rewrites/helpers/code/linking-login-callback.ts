/** auth0.js up to 6 calls back with up to six arguments, as Lock up to 9 does; 7 with an error and a result. */
import { linkAuth0Account } from './link-auth0-account.js';

// Returns a login callback that links the new account, then calls back. The error is the login's or the link's.
export function linkingLoginCallback(
  domain: string,
  accessToken: string | null | undefined,
  callback: (...results: any[]) => void,
) {
  return function (error: any, profile?: any, idToken?: any) {
    const results: any = arguments;
    if (error) {
      callback(error);
      return;
    }
    // auth0.js 7 passes one result, which holds the ID token.
    linkAuth0Account(domain, accessToken, idToken || profile.idToken).then(() => {
      callback.apply(null, results);
    }, callback);
  };
}
