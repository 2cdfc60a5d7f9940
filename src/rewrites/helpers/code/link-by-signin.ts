import { linkByHttp } from './link-by-http.js';
import { signInToLink } from './sign-in-to-link.js';

// Signs in a second account next to the session of `auth` and links it with $http.
export function linkBySignin(
  auth: any,
  $scope: any,
  $http: any,
  accessToken: string | null | undefined,
  options: any,
  onLinked?: (...results: any[]) => void,
  onError?: (error: unknown) => void,
): void {
  const link = (domain: string, idToken: string, linked: () => void, failed: (error: unknown) => void) => {
    linkByHttp($http, domain, accessToken, idToken, linked, failed);
  };
  signInToLink(auth, $scope, accessToken, options, link, onLinked, onError);
}
