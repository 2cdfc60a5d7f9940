import { angularjsSignin } from './link/angularjs-signin.js';
import { authorizeUrl } from './link/authorize-url.js';
import { legacyLoginPopup } from './link/legacy-popup.js';
import { lockConstructor, lockShow } from './link/lock-popup.js';
import { legacyLoginCallback, lockCallback, popupAuthorizeCallback } from './link/popup-callback.js';
import { authorizeRedirect, lockRedirect } from './link/redirect.js';
import { builtUrl, nativeLogin, spaClient } from './link/spa-client.js';
import { spaLogin } from './link/spa-login.js';
import type { Rewriter } from './rewriter.js';
import { oidcAuth, oidcLogin } from './server/express-openid-connect.js';
import { nextLogin } from './server/nextjs.js';
import { passportRoute } from './server/passport.js';
import { unlinkByNodeAuth0 } from './server/unlink-node-auth0.js';
import { unlinkByDelete } from './unlink/unlink.js';

/** Who rewrites which form, the best first. Forms without an entry are explained, not rewritten. */
export const rewriters: Readonly<Record<string, readonly Rewriter[]>> = {
  'auth0-angular-signin': [angularjsSignin],
  'auth0-angular-signin-auth-params': [angularjsSignin],
  'auth0js-authorize': [authorizeRedirect],
  'auth0js-build-authorize-url': [builtUrl],
  'auth0js-login': [legacyLoginCallback, legacyLoginPopup],
  'auth0js-popup-authorize': [popupAuthorizeCallback],
  'lock-constructor-params': [lockConstructor],
  'lock-show-auth-params': [lockCallback, lockShow, lockRedirect],
  'lock-show-params': [lockShow],
  'authorize-url': [authorizeUrl],
  'spa-client': [spaClient],
  'spa-client-params': [spaClient],
  'spa-login': [spaLogin],
  'spa-login-params': [spaLogin],
  'nextjs-handle-login': [nextLogin],
  'oidc-auth': [oidcAuth],
  'oidc-login': [oidcLogin],
  'passport-authenticate': [passportRoute],
  'react-native-authorize': [nativeLogin],
  'unlink-request': [unlinkByNodeAuth0, unlinkByDelete],
};
