/** Up to version 9, Lock calls back with up to six arguments: error, profile, ID token, access token and so on. */
import { linkAuth0Account } from './link-auth0-account.js';

// Returns a login callback that links the new account, then calls back. The error is the login's or the link's.
export function linkingLockCallback(
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
    if (profile && profile.email_verified === false) {
      callback(new Error("The second account's email address is not verified"));
      return;
    }
    linkAuth0Account(domain, accessToken, idToken).then(() => {
      callback.apply(null, results);
    }, callback);
  };
}
