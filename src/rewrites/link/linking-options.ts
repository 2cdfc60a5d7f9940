import type { TSESTree } from '@typescript-eslint/types';
import { contains } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { editedSource, isInScope } from '../code.js';
import { appendProperties, removedFrom, removeProperties } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import type { TokenOption } from './token-option.js';

/**
 * Returns the source of the options for a linking call: those of the login with a token, without that token.
 * @param added properties to add
 * @param changed edits of the options
 * Refuses where a property means something else at the call.
 */
export function* linkingOptions(
  request: RewriteRequest,
  option: TokenOption,
  added: readonly string[],
  changed: readonly Edit[] = [],
): Attempt<string> {
  const { text, document } = request;
  const { options, call, stops } = option;
  if (
    stops.length > 0 &&
    !options.properties.every((each) => each === option.carrier || isInScope(document, each, call))
  )
    return yield* refuse('reason.options-not-inline');
  const edits = yield* chosen(request, option);
  const more = yield* appendProperties(text, options, added, removedFrom(options, edits));
  return editedSource(request, options, [...edits, ...changed, ...more]);
}

/** Returns the edits that leave what the options hold where there is a token, apart from the token. */
function* chosen(request: RewriteRequest, option: TokenOption): Attempt<readonly Edit[]> {
  const { text } = request;
  const { path, carrier, owner, choice, removal } = option;
  if (choice === undefined) return removal;
  const own = yield* understood(path.at(-1), 'reason.option-not-found');
  const inner = own.parent;
  if (inner.type !== T.ObjectExpression) return yield* refuse('reason.option-not-found');
  if (carrier === undefined) return yield* removeProperties(text, inner, [own]);
  const others = inner.properties.filter((property) => property !== own);
  if (others.length === 0) {
    const isAlone = path.every((each) => !contains(choice.node, each) || ownerOf(each).properties.length === 1);
    if (!isAlone) return yield* refuse('reason.options-not-inline');
    return yield* removeProperties(text, owner, [carrier]);
  }
  if (carrier.type === T.SpreadElement) {
    const flattened = others.map((property) => sourceOf(request, property)).join(', ');
    return [{ start: carrier.range[0], end: carrier.range[1], text: flattened }];
  }
  const [start, end] = choice.node.range;
  return [
    { start, end: inner.range[0], text: '' },
    ...(yield* removeProperties(text, inner, [own])),
    { start: inner.range[1], end, text: '' },
  ];
}

function ownerOf({ parent }: TSESTree.Property): Pick<TSESTree.ObjectExpression, 'properties'> {
  return parent.type === T.ObjectExpression ? parent : { properties: [] };
}
