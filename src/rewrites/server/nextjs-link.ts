import { message } from '../../messages/message.js';
import type { UrlNodes } from '../../rules/forms.js';
import type { DraftEdit, Rewriter } from '../rewriter.js';
import { unusedImports } from '../unused-imports.js';
import { placeholdersOf } from './management.js';
import { loginAddress } from './nextjs-link-address.js';
import { linkRoute } from './nextjs-new-route.js';
import { unreadWithout } from './unread-token.js';

/**
 * Rewrites a link to the login route of nextjs-auth0 4, `/auth/login?access_token=…`, whose query the SDK forwards: the
 * link leads to a new route of the application, which starts a login without the SDK, and is its callback. The SDK would
 * save a session of the second account (docs/auth0-facts.md#nextjs-start-login).
 */
export const nextLink: Rewriter<UrlNodes> = function* (request) {
  const address = yield* loginAddress(request);
  const { path, files, todos } = yield* linkRoute(request, address.path);
  const edits: DraftEdit[] = [...(yield* address.leadTo(path)), ...(yield* unreadWithout(request, address.removed))];
  const all = [...edits, ...(yield* unusedImports(request, edits))];
  return {
    target: 'fetch',
    title: message('title.server-route', { client: 'fetch' }),
    applicability: 'review',
    edits: all.map((edit, index) => (index === 0 ? { ...edit, files } : edit)),
    todos,
    placeholders: placeholdersOf(undefined),
  };
};
