import * as vscode from 'vscode';
import { GERMAN } from '../messages/german/index.js';
import type { Message } from '../messages/message.js';
import { render } from '../messages/render.js';

/** What the engine says, in the language of the editor where there is a translation. */
export function inDisplayLanguage(message: Message): string {
  return /^de\b/i.test(vscode.env.language) ? render(message, GERMAN) : render(message);
}
