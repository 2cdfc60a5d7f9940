import { message } from '../messages/message.js';
import type { Given, Message, MessageId } from '../messages/message.js';

/** Why a rewriter offers no code: a clause for the user. */
export type ReasonId = Extract<MessageId, `reason.${string}`>;

export interface Refusal {
  readonly refused: Message;
  /** The code is what another rewriter is for, so its reason says more. */
  readonly isOtherShape: boolean;
}

/**
 * Work that ends in a value or in a refusal. What may refuse is a generator, and its callers `yield*` it: the refusal
 * passes through them as a value, and their types show that they may refuse.
 */
export type Attempt<Value> = Generator<Refusal, Value, undefined>;

/** Ends an attempt: the code is not understood exactly. Write `return yield* refuse(…)`. */
export function* refuse<Id extends ReasonId>(reason: Id, ...values: Given<Id>): Attempt<never> {
  yield { refused: message(reason, ...values), isOtherShape: false };
  throw new Error('an attempt must not go on after it was refused');
}

/** Ends an attempt: the code is plainly not what the rewriter is for. */
export function* refuseOtherShape<Id extends ReasonId>(reason: Id, ...values: Given<Id>): Attempt<never> {
  yield { refused: message(reason, ...values), isOtherShape: true };
  throw new Error('an attempt must not go on after it was refused');
}

/** The value; refuses where there is none. */
export function* understood<Value, Id extends ReasonId>(
  value: Value | undefined | null,
  reason: Id,
  ...values: Given<Id>
): Attempt<Value> {
  return value ?? (yield* refuse(reason, ...values));
}

/** Attempts something for each item, in order, up to the first refusal. */
export function* forEach<Item, Value>(
  items: Iterable<Item>,
  attempt: (item: Item) => Attempt<Value>,
): Attempt<Value[]> {
  const values: Value[] = [];
  for (const item of items) values.push(yield* attempt(item));
  return values;
}

/** Carries an attempt out, up to its first refusal. */
export function outcomeOf<Value>(attempt: Attempt<Value>): Value | Refusal {
  return attempt.next().value;
}
