import { auth0LinkFailure } from './auth0-link-failure.js';
import { linkByHttp } from './link-by-http.js';

// Returns a login callback that links the new account, then calls back. The error is the login's or the link's.
export function linkingHttpCallback(
  $http: any,
  domain: string,
  accessToken: string | null | undefined,
  callback: (error: any, result?: any) => void,
) {
  return (error: any, result: any) => {
    if (error) {
      callback(error);
      return;
    }
    const linked = () => {
      callback(null, result);
    };
    const fail = (failure: any) => {
      callback(auth0LinkFailure(failure));
    };
    linkByHttp($http, domain, accessToken, result.idToken, linked, fail);
  };
}
