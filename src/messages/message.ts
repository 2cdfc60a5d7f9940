import type { Templates } from './english/index.js';

/** The id of a text; stable, for tools and translations. */
export type MessageId = keyof Templates;

/** The value for a template's hole; a message is rendered in the language of the surrounding one. */
export type MessageValue = string | number | Message;

/** A text as data: a face renders it in the language of its reader. Plain data, so it can be sent to a worker. */
export interface Message {
  readonly id: MessageId;
  readonly values: Readonly<Record<string, MessageValue>>;
}

/** The names between `{{` and `}}` in a template. */
type Holes<Template extends string> = Template extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Holes<Rest>
  : never;

type ValuesOf<Id extends MessageId> = Readonly<Record<Holes<Templates[Id]>, MessageValue>>;

/**
 * The values that a message needs in addition to its id: none if its template has no holes.
 * Any values if the id is none of `Ids`: `tsc` then reports the id instead of a wrong number of arguments.
 */
export type Given<Id extends MessageId, Ids extends MessageId = MessageId> = [Ids] extends [Id]
  ? [values?: Message['values']]
  : [Holes<Templates[Id]>] extends [never]
    ? []
    : [values: ValuesOf<Id>];

/** Makes a message; `tsc` checks that its template's holes are filled, and no others. */
export function message<Id extends MessageId>(id: Id, ...[values]: Given<Id>): Message {
  return { id, values: values ?? {} };
}
