import type { Edit } from '../../core/types.js';
import { propertyOf } from '../objects.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { besideToken, replaceToken } from './server-token.js';
import type { ServerToken } from './server-token.js';

/**
 * Replaces the token in `authorizationParams` by what the login for linking needs.
 * @param uri the property that says where it returns to; undefined for the second `auth()`'s own callback
 */
export function* parameterEdits(
  request: Pick<RewriteRequest, 'text'>,
  option: ServerToken,
  uri: string | undefined,
): Attempt<Edit[]> {
  const own = propertyOf(option.objects[0], 'redirect_uri');
  if (own === undefined) return yield* replaceToken(request, option, 'max_age: 0', uri === undefined ? [] : [uri]);
  const [start, end] = own.range;
  if (uri !== undefined) return [{ start, end, text: uri }, ...(yield* replaceToken(request, option, 'max_age: 0'))];
  return [{ start, end, text: 'max_age: 0' }, ...(yield* besideToken(request, option))];
}
