import * as vscode from 'vscode';
import type { Rewrite } from '../core/types.js';
import { GERMAN } from '../messages/german/index.js';
import { message } from '../messages/message.js';
import type { Message } from '../messages/message.js';
import { render } from '../messages/render.js';

/** What the engine says, in the language of the editor where there is a translation. */
export function inDisplayLanguage(text: Message): string {
  return /^de\b/i.test(vscode.env.language) ? render(text, GERMAN) : render(text);
}

/** The title of a guide, with the reason why there is no rewrite. */
export function guideTitle({ reason, title }: Rewrite): string {
  return inDisplayLanguage(reason === undefined ? title : message('guide.title-with-reason', { reason }));
}
