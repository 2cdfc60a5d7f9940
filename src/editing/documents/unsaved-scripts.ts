import { hostOf } from '../../core/hosts/hosts.js';

/** No module that somebody wrote is longer, in UTF-16 code units. */
const MOST = 256 * 1024;

/** Whether rewrites of other documents may change an unsaved document, too: a script with a word of Auth0. */
export function mayBeRewrittenAlong(fileName: string, text: string): boolean {
  return hostOf(fileName)?.script !== undefined && text.length <= MOST && /auth0|parseHash/i.test(text);
}
