import type { Given, Message, MessageId } from '../messages/message.js';

/** The message id of why a rewriter offers no code: a clause for the user. */
export type ReasonId = Extract<MessageId, `reason.${string}`>;

export interface Refusal {
  readonly refused: Message;
  /** Another rewriter handles this code shape, so its reason is more useful. */
  readonly isOtherShape: boolean;
}

/**
 * Work that ends in a value or in a refusal. Functions that may refuse are generators, and their callers `yield*` them:
 * the refusal passes through as a value, and the callers' types show that they may refuse.
 */
export type Attempt<Value> = Generator<Refusal, Value, undefined>;

/** Ends an attempt because Relink does not fully understand the code. Write `return yield* refuse(…)`. */
export function refuse<Id extends ReasonId>(reason: Id, ...values: Given<Id, ReasonId>): Attempt<never> {
  return endWith({ refused: reasonOf(reason, values), isOtherShape: false });
}

/** Ends an attempt because another rewriter handles this code. */
export function refuseOtherShape<Id extends ReasonId>(reason: Id, ...values: Given<Id, ReasonId>): Attempt<never> {
  return endWith({ refused: reasonOf(reason, values), isOtherShape: true });
}

function reasonOf<Id extends ReasonId>(id: Id, [values]: Given<Id, ReasonId>): Message {
  return { id, values: values ?? {} };
}

/** Ends an attempt with the refusal of another one. */
export function refuseWith(refusal: Refusal): Attempt<never> {
  return endWith(refusal);
}

function* endWith(refusal: Refusal): Attempt<never> {
  yield refusal;
  throw new Error('an attempt must not continue after a refusal');
}

/** Returns the value; refuses where it is missing. */
export function* understood<Value, Id extends ReasonId>(
  value: Value | undefined | null,
  reason: Id,
  ...values: Given<Id, ReasonId>
): Attempt<Value> {
  return value ?? (yield* refuse(reason, ...values));
}

/** Returns the results of an attempt for each item, in order; stops at the first refusal. */
export function* forEach<Item, Value>(
  items: Iterable<Item>,
  attempt: (item: Item) => Attempt<Value>,
): Attempt<Value[]> {
  const values: Value[] = [];
  for (const item of items) values.push(yield* attempt(item));
  return values;
}

/** Runs an attempt and returns its value or its refusal. */
export function outcomeOf<Value>(attempt: Attempt<Value>): Value | Refusal {
  return attempt.next().value;
}
