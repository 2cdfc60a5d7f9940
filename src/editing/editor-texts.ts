import type { Rewrite } from '../core/types.js';
import { message } from '../messages/message.js';
import type { Message } from '../messages/message.js';

/** What an editor says, in the language of its reader. */
export interface EditorTexts {
  /** Translates a text of l10n/, which is English, and fills in its numbered holes. */
  readonly t: (text: string, ...values: (string | number)[]) => string;
  /** Renders a text of the engine. */
  readonly say: (text: Message) => string;
}

/** The title of a guide, with the reason why there is no rewrite. */
export function guideTitle({ reason, title }: Rewrite, say: EditorTexts['say']): string {
  return say(reason === undefined ? title : message('guide.title-with-reason', { reason }));
}
