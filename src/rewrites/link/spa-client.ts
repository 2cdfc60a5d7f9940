import type { Rewriter } from '../rewriter.js';
import { NotUnderstood } from '../rewriter.js';

/**
 * The token among the options of a client, a plugin or a provider: every login of it was for linking. Which call logs in
 * and who is logged in at that time is elsewhere, and the same client serves for all of it.
 */
export const spaClient: Rewriter = function* () {
  throw new NotUnderstood(
    'the token stands where the client is set up, so that every login of it would link; hand it to a login of its own instead',
  );
};

/** `client.buildAuthorizeUrl()` of auth0.js: the URL may go anywhere. */
export const builtUrl: Rewriter = function* () {
  throw new NotUnderstood('it is not seen where the URL is opened, and so not what comes back from it');
};

/** react-native-auth0: there is one session on the device, and the hook stores what it gets. */
export const nativeLogin: Rewriter = function* () {
  throw new NotUnderstood("an app has no popup, and what the login answers with is taken for the user's");
};
