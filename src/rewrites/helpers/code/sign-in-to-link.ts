/** auth0-angular 1 to 5: `signin()` would store the second account as the user, so auth0.js below it is called. */
import { angular } from './placeholders.js';

// Signs in a second account in a popup, calls `link`, and then `onLinked` with the user's own profile and tokens.
export function signInToLink(
  auth: any,
  $scope: any,
  accessToken: string | null | undefined,
  options: any,
  link: (domain: string, idToken: string, onLinked: () => void, onError: (error: unknown) => void) => void,
  onLinked?: (...results: any[]) => void,
  onError?: (error: unknown) => void,
): void {
  const client = auth.config.auth0js;
  const forLinking = { popup: true, prompt: 'login', scope: 'openid email' };
  const login = angular.extend({}, options, options.authParams, forLinking);
  delete login.authParams;
  const failed = (error: unknown) => {
    if (onError) {
      onError(error);
    } else {
      console.error(error);
    }
  };
  const done = () => {
    if (onLinked) {
      // A session that was restored may lack its access token.
      onLinked(auth.profile, auth.idToken, auth.accessToken || accessToken, auth.state, auth.refreshToken);
    }
  };
  const linked = () => {
    if (auth.idToken) {
      auth.getProfile(auth.idToken).then(done, done);
    } else {
      done();
    }
  };
  client.login(login, (error: any, profile: any, idToken: any) => {
    // auth0.js runs outside AngularJS.
    $scope.$evalAsync(() => {
      if (error) {
        failed(error);
      } else {
        // auth0.js 7 passes one result, which holds the ID token.
        link(client._domain, idToken || profile.idToken, linked, failed);
      }
    });
  });
}
