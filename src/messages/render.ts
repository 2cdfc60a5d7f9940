import { ENGLISH } from './english/index.js';
import type { Templates } from './english/index.js';
import type { Message } from './message.js';

/** A text for every id of an English group: a missing or unknown id does not compile. */
export type Translation<English> = Readonly<Record<keyof English, string>>;

/** One text for each message, with `{{name}}` for what differs. */
export type Catalogue = Translation<Templates>;

/**
 * Renders a message.
 * @param catalogue the language; English by default, which all reports use
 */
export function render({ id, values }: Message, catalogue: Catalogue = ENGLISH): string {
  return catalogue[id].replace(/\{\{(\w+)\}\}/g, (hole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return hole;
    return typeof value === 'object' ? render(value, catalogue) : String(value);
  });
}
