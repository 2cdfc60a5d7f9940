import { legacyLoginCallback, lockCallback, popupAuthorizeCallback } from './link/popup-callback.js';
import { lockConstructor, lockShow } from './link/lock-popup.js';
import { authorizeUrl } from './link/authorize-url.js';
import { authorizeRedirect, lockRedirect } from './link/redirect.js';
import type { Rewriter } from './rewriter.js';
import { unlinkByDelete } from './unlink/unlink.js';

/** Who rewrites which form, the best first. Forms without an entry are explained, not rewritten. */
export const rewriters: Readonly<Record<string, readonly Rewriter[]>> = {
  'auth0js-authorize': [authorizeRedirect],
  'auth0js-login': [legacyLoginCallback],
  'auth0js-popup-authorize': [popupAuthorizeCallback],
  'lock-constructor-params': [lockConstructor],
  'lock-show-auth-params': [lockCallback, lockShow, lockRedirect],
  'lock-show-params': [lockShow],
  'authorize-url': [authorizeUrl],
  'unlink-request': [unlinkByDelete],
};
