import { linkAuth0Account } from './link-auth0-account.js';
import { signInToLink } from './sign-in-to-link.js';

// Signs in a second account next to the session of `auth` and links it without $http.
export function linkBySigninAndFetch(
  auth: any,
  $scope: any,
  accessToken: string | null | undefined,
  options: any,
  onLinked?: (...results: any[]) => void,
  onError?: (error: unknown) => void,
): void {
  const link = (domain: string, idToken: string, linked: () => void, failed: (error: unknown) => void) => {
    linkAuth0Account(domain, accessToken, idToken).then(
      () => {
        $scope.$evalAsync(linked);
      },
      (error: unknown) => {
        $scope.$evalAsync(() => {
          failed(error);
        });
      },
    );
  };
  signInToLink(auth, $scope, accessToken, options, link, onLinked, onError);
}
