/** Sends a DELETE with the same HTTP client, but past its hooks, which would replace the `Authorization` header. */
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { withoutComments } from '../keep-comments.js';
import { propertyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { pastInterceptorsOfAngular } from './angular-backend.js';
import { pastInterceptorsOfAxios } from './axios-copy.js';
import { literalOf, skipping } from './delete-form.js';
import type { UnlinkCall } from './delete-form.js';
import type { Hook } from './header-hooks.js';

const UNKNOWN_HOOKS = /\bajax(?:Send|Prefilter)\b/;

/**
 * Returns the call as it skips hooks, and none if there are none. Refuses where the client has no way past them.
 * @param hooks the code that would replace the call's token
 */
export function* pastHooks(unlink: UnlinkCall, hooks: readonly Hook[]): Attempt<UnlinkCall> {
  if (hooks.length === 0) return unlink;
  switch (unlink.client.name) {
    case 'angular':
      return yield* pastInterceptorsOfAngular(unlink);
    case 'axios':
      return yield* pastInterceptorsOfAxios(unlink, hooks);
    case 'jquery':
      return yield* pastBeforeSend(unlink, hooks);
    default:
      return yield* refuse('reason.header-replaced');
  }
}

/**
 * Gives the request its own `beforeSend`, which replaces that of `$.ajaxSetup()`. jQuery has set the request's headers by
 * then.
 */
function* pastBeforeSend(unlink: UnlinkCall, hooks: readonly Hook[]): Attempt<UnlinkCall> {
  const { request, args, callee } = unlink;
  // Other hooks run in any case.
  const isDefault = hooks.every(
    (hook) => hook.isDefault === true && !UNKNOWN_HOOKS.test(withoutComments(hook.document)),
  );
  const inner = unwrap(callee);
  if (!isDefault || inner.type !== T.MemberExpression) return yield* refuse('reason.header-replaced');
  const options = args.map((argument) => literalOf(request, argument)).find((object) => object !== undefined);
  // The request's own one replaces the default already.
  if (options && propertyOf(options, 'beforeSend')) return unlink;
  const nothing = `beforeSend: ${request.text.slice(...inner.object.range)}.noop`;
  return skipping(unlink, 'beforeSend', { beside: [nothing] });
}
