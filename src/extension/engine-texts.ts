import * as vscode from 'vscode';
import type { EditorTexts } from '../editing/editor-texts.js';
import { entryFor } from '../messages/languages.js';
import type { Message } from '../messages/message.js';
import { render } from '../messages/render.js';
import type { Catalogue } from '../messages/render.js';

/** How to load what the engine says in other languages than English. The build makes a bundle of each. */
const TRANSLATIONS: ReadonlyMap<string, () => Promise<Catalogue>> = new Map([
  ['de', async () => (await import('../messages/german/index.js')).GERMAN],
]);

/** Undefined for English. */
let catalogue: Catalogue | undefined;

/** Loads what the engine says in the language of the editor, where there is a translation. Others don't pay for it. */
export async function loadTranslation(): Promise<void> {
  catalogue = await entryFor(TRANSLATIONS, vscode.env.language)?.();
}

/** What the engine says, in the language of the editor where there is a translation. */
export function inDisplayLanguage(text: Message): string {
  return render(text, catalogue);
}

/** All texts, in the language of the editor. */
export const DISPLAYED: EditorTexts = { t: vscode.l10n.t, say: inDisplayLanguage };
