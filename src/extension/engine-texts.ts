import * as vscode from 'vscode';
import { sayIn } from '../editing/editor-texts.js';
import type { EditorTexts } from '../editing/editor-texts.js';
import type { Message } from '../messages/message.js';

/** What the engine says, in the language of the editor where there is a translation. */
export function inDisplayLanguage(text: Message): string {
  return sayIn(vscode.env.language, text);
}

/** All texts, in the language of the editor. */
export const DISPLAYED: EditorTexts = { t: vscode.l10n.t, say: inDisplayLanguage };
