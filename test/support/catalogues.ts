import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Catalogue } from '../../src/messages/render.js';

const MESSAGES = path.join(import.meta.dirname, '../../src/messages');
const load = createRequire(import.meta.url);

/** The folders of `src/messages`, each named after its language. */
export const LANGUAGES: readonly string[] = readdirSync(MESSAGES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Everything that the engine can say, by language. */
export const CATALOGUES: Readonly<Record<string, Catalogue>> = Object.fromEntries(
  LANGUAGES.map((language) => {
    const exported = load(path.join(MESSAGES, language, 'index.ts')) as Record<string, Catalogue | undefined>;
    const catalogue = exported[language.toUpperCase()];
    if (catalogue === undefined)
      throw new Error(`src/messages/${language}/index.ts must export ${language.toUpperCase()}`);
    return [language, catalogue];
  }),
);
