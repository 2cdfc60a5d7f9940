import { otherFilesBefore } from '../other-file.js';
import type { RewriteRequest } from '../rewriter.js';
import type { HandedToken } from './token-option.js';

const HANDLES_LOGINS = /\bparseHash\s*\(/;
const HANDLES_POPUPS = /\bpopup\s*\.\s*callback\s*\(/;

/**
 * Returns the option of an auth0.js popup login that makes Auth0 send the response to the page that opened the popup.
 * Without it, the popup loads the page at `redirectUri`, which must call `popup.callback()`. If that page handles
 * redirects instead, it takes the second account's response for the user's login.
 * @returns none if the call has the option, or the code of the package does not show that it is needed
 * Facts: docs/auth0-facts.md#auth0js-popup-authorize.
 */
export function relayed(request: RewriteRequest, { argument }: HandedToken): string[] {
  if (request.document.values.properties(argument, ['owp']).length > 0) return [];
  const texts = [request, ...otherFilesBefore(request)].map(({ text }) => text);
  if (texts.some((each) => HANDLES_POPUPS.test(each))) return [];
  return texts.some((each) => HANDLES_LOGINS.test(each)) ? ['owp: true'] : [];
}
