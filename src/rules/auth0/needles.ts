/** The token's names. Where the options of a call stand in another file, that file has them. */
export const TOKEN_NEEDLES: readonly string[] = ['access_token', 'accessToken'];

/** Without the token in a document, it can only come from a file of the project that the document imports. */
export const TOKEN_OR_IMPORT_NEEDLES: readonly string[] = [
  ...TOKEN_NEEDLES,
  ...["from './", "from '../", "from '@/", "from '~", "require('.", "import('."].flatMap((text) => [
    text,
    text.replace("'", '"'),
  ]),
];
