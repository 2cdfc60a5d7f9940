import { NotUnderstood } from '../rewriter.js';
import type { Rewriter } from '../rewriter.js';

/**
 * nextjs-auth0 1 to 3: all logins end in one callback, mostly in another file, which replaces the session of the first
 * account before any code of the application could link. A second instance of the SDK would need settings that come
 * from the environment, not from the code.
 */
export const nextLogin: Rewriter = () => {
  throw new NotUnderstood(
    'every login by nextjs-auth0 ends in one callback, whose afterCallback would have to link and keep the first session',
  );
};
