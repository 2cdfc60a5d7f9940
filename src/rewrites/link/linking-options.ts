import type { TSESTree } from '@typescript-eslint/types';
import { contains } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { editedSource, isInScope } from '../code.js';
import { appendProperties, propertySeparator, removedFrom, removeProperties } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { TokenOption } from './token-option.js';

/**
 * Returns the source of the options for a linking call: those of the login with a token, without that token.
 * @param added properties to add
 * @param changed edits of the options
 * @param instead properties that replace the token
 * Refuses where a property means something else at the call.
 */
export function* linkingOptions(
  request: RewriteRequest,
  option: TokenOption,
  added: readonly string[],
  changed: readonly Edit[] = [],
  instead: readonly string[] = [],
): Attempt<string> {
  const { text, document } = request;
  const { options, call, stops } = option;
  if (
    stops.length > 0 &&
    !options.properties.every((each) => each === option.carrier || isInScope(document, each, call))
  )
    return yield* refuse('reason.options-not-inline');
  const [start, end] = options.range;
  const edits = (yield* replacedToken(request, option, instead)).filter(
    (each) => start <= each.start && each.end <= end,
  );
  const more = yield* appendProperties(text, options, added, removedFrom(options, edits));
  return editedSource(request, options, [...edits, ...changed, ...more]);
}

/**
 * Returns the edits that leave what the options hold where there is a token, apart from the token.
 * @param instead properties that replace the token
 */
export function* replacedToken(
  request: RewriteRequest,
  option: TokenOption,
  instead: readonly string[] = [],
): Attempt<readonly Edit[]> {
  const { text } = request;
  const { path, carrier, owner, choice, removal } = option;
  if (choice === undefined && instead.length === 0) return removal;
  const own = yield* understood(path.at(-1), 'reason.option-not-found');
  const inner = own.parent;
  if (inner.type !== T.ObjectExpression) return yield* refuse('reason.option-not-found');
  const others = inner.properties.filter((property) => property !== own);
  if (instead.length > 0) {
    const [start, end] = own.range;
    const replaced = { start, end, text: instead.join(propertySeparator(text, own.range)) };
    return choice === undefined ? [replaced] : yield* unwrapped(request, option, [replaced]);
  }
  if (carrier === undefined) return yield* removeProperties(text, inner, [own]);
  if (others.length === 0) {
    const isAlone = path.every(
      (each) => !choice || !contains(choice.node, each) || ownerOf(each).properties.length === 1,
    );
    if (!isAlone) return yield* refuse('reason.options-not-inline');
    return yield* removeProperties(text, owner, [carrier]);
  }
  return yield* unwrapped(request, option, yield* removeProperties(text, inner, [own]));
}

/** Returns the edits that replace a choice by the object in it that has the token. @param edits of that object */
function* unwrapped(
  request: RewriteRequest,
  { path, carrier, choice }: TokenOption,
  edits: readonly Edit[],
): Attempt<readonly Edit[]> {
  const outer = path.find((each) => choice && contains(choice.node, each))?.parent;
  if (outer?.type !== T.ObjectExpression) return yield* refuse('reason.option-not-found');
  if (carrier?.type === T.SpreadElement) {
    const flattened = editedSource(request, outer, edits).slice(1, -1).trim().replace(/,$/, '');
    return [{ start: carrier.range[0], end: carrier.range[1], text: flattened }];
  }
  const [start, end] = choice?.node.range ?? outer.range;
  return [{ start, end: outer.range[0], text: '' }, ...edits, { start: outer.range[1], end, text: '' }];
}

function ownerOf({ parent }: TSESTree.Property): Pick<TSESTree.ObjectExpression, 'properties'> {
  return parent.type === T.ObjectExpression ? parent : { properties: [] };
}
