import type { Rewrite } from '../core/types.js';
import { GERMAN } from '../messages/german/index.js';
import { message } from '../messages/message.js';
import type { Message } from '../messages/message.js';
import { render } from '../messages/render.js';

/** What an editor says, in the language of its reader. */
export interface EditorTexts {
  /** Translates a text of l10n/, which is English, and fills in its numbered holes. */
  readonly t: (text: string, ...values: (string | number)[]) => string;
  /** Renders a text of the engine. */
  readonly say: (text: Message) => string;
}

/**
 * Returns what the engine says, in a language where there is a translation, or else in English.
 * @param language a tag such as `de-AT`
 */
export function sayIn(language: string, text: Message): string {
  return /^de\b/i.test(language) ? render(text, GERMAN) : render(text);
}

/** The title of a guide, with the reason why there is no rewrite. */
export function guideTitle({ reason, title }: Rewrite, say: EditorTexts['say']): string {
  return say(reason === undefined ? title : message('guide.title-with-reason', { reason }));
}
