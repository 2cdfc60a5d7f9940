import { linkByHttp } from './link-by-http.js';

// Returns a login callback that links the new account, then calls back. The error is the login's or the link's.
export function linkingHttpLoginCallback(
  $http: any,
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
    const linked = () => {
      callback.apply(null, results);
    };
    // auth0.js 7 passes one result, which holds the ID token.
    linkByHttp($http, domain, accessToken, idToken || profile.idToken, linked, callback);
  };
}
