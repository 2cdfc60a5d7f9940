import { vocabulary } from './vocabulary.js';

/** A document without the token's name can only get it from a file of the project that it imports. */
export const TOKEN_OR_IMPORT_NEEDLES: readonly string[] = [
  ...vocabulary.tokens,
  ...["from './", "from '../", "from '@/", "from '~", "require('.", "import('."].flatMap((text) => [
    text,
    text.replace("'", '"'),
  ]),
];
