import german from '../../l10n/bundle.l10n.de.json';
import type { EditorTexts } from '../editing/editor-texts.js';
import { GERMAN } from '../messages/german/index.js';
import { render } from '../messages/render.js';

const GERMAN_TEXTS: ReadonlyMap<string, string> = new Map(Object.entries(german));

/**
 * Returns all texts in a language where there is a translation, or else in English.
 * @param language a tag such as `de-AT`
 */
export function textsIn(language: string): EditorTexts {
  const isGerman = /^de\b/i.test(language);
  return {
    t: (text, ...values) => {
      const template = (isGerman ? GERMAN_TEXTS.get(text) : undefined) ?? text;
      return template.replace(/\{(\d+)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole));
    },
    say: (message) => (isGerman ? render(message, GERMAN) : render(message)),
  };
}
