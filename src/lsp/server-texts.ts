import german from '../../l10n/bundle.l10n.de.json';
import type { EditorTexts } from '../editing/editor-texts.js';
import { GERMAN } from '../messages/german/index.js';
import { entryFor } from '../messages/languages.js';
import { render } from '../messages/render.js';
import type { Catalogue } from '../messages/render.js';

/** What the editors and the engine say in a language. */
interface SpokenTexts {
  readonly editors: ReadonlyMap<string, string>;
  readonly engine: Catalogue;
}

const SPOKEN: ReadonlyMap<string, SpokenTexts> = new Map([
  ['de', { editors: new Map(Object.entries(german)), engine: GERMAN }],
]);

/**
 * Returns all texts in a language where there is a translation, or else in English.
 * @param language a tag such as `de-AT`
 */
export function textsIn(language: string): EditorTexts {
  const spoken = entryFor(SPOKEN, language);
  return {
    t: (text, ...values) => {
      const template = spoken?.editors.get(text) ?? text;
      return template.replace(/\{(\d+)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole));
    },
    say: (message) => render(message, spoken?.engine),
  };
}
