import type { Vocabulary } from '../../vocabulary.js';
import { addStringLiteral, CodeBuilder } from '../code-builder.js';
import { HASH, PROGRAM_COMMENT, SLASHES } from '../comment-syntax.js';
import { literalsOf } from '../foreign-literals.js';
import type { Host } from '../host.js';
import { NO_REGIONS } from '../region.js';
import type { Region, RegionList } from '../region.js';

/** Matches comments of Python, Ruby and CoffeeScript. In other languages such a line is a directive. */
const HASH_COMMENT = /^[ \t\uFEFF]*#[^\r\n]*/gm;

/** Other programming languages. */
export const foreign: Host = {
  id: 'foreign',
  endings: ['cs', 'java', 'kt', 'kts', 'swift', 'm', 'mm', 'py', 'rb', 'go', 'coffee', 'litcoffee'],
  editorLanguages: ['csharp', 'java', 'kotlin', 'swift', 'objective-c', 'python', 'ruby', 'go', 'coffeescript'],
  fenceLabels: [],
  isForeign: true,
  read: (text, { vocabulary }) => readForeign(text, vocabulary),
  comments: [PROGRAM_COMMENT],
  commentStyles: [SLASHES, HASH],
};

/**
 * Reads literals that contain both a host of the service and a term that rules look for. Anything else would be a
 * guess.
 * Findings in them are `likely`, and have no rewrites.
 */
export function readForeign(text: string, vocabulary: Vocabulary, offset = 0): RegionList {
  if (!vocabulary.namesHost(text) || !vocabulary.isInteresting(text)) return NO_REGIONS;
  const code = text.replace(HASH_COMMENT, (comment) => ' '.repeat(comment.length));
  const regions = [...literalsOf(code)].flatMap(({ start, end }): Region[] => {
    // The `#` of an interpolation in Ruby or CoffeeScript would start the fragment of a URL.
    const value = code.slice(start, end).replaceAll('#{', '${');
    if (!vocabulary.isInteresting(value) || !vocabulary.namesHost(value)) return [];
    const at = offset + start;
    const builder = new CodeBuilder(at);
    addStringLiteral(
      builder,
      Array.from({ length: value.length }, (_, index) => ({ text: value.charAt(index), at: at + index, length: 1 })),
      at,
    );
    return [{ language: 'jsx', code: builder.code, map: builder.map, kind: 'handler', synthetic: true, foreign: true }];
  });
  return { regions, scriptUrls: [] };
}
