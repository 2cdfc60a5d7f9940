import * as vscode from 'vscode';
import { createTranslate } from './translate.js';
import type { Translate } from './translate.js';

let translate: Translate | undefined;

/** What the engine says, in the language of the editor where there is a translation. */
export function inDisplayLanguage(text: string): string {
  translate ??= createTranslate(vscode.l10n.bundle);
  return translate(text);
}
