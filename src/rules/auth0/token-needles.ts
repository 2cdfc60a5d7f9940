import { vocabulary } from './auth0-vocabulary.js';

/**
 * Signs of a token: its name, or an import from the project. A document without the name can only get a token from an
 * imported file.
 */
export const TOKEN_OR_IMPORT_NEEDLES: readonly string[] = [
  ...vocabulary.tokens,
  ...["from './", "from '../", "from '@/", "from '~", "require('.", "import('."].flatMap((text) => [
    text,
    text.replace("'", '"'),
  ]),
];
