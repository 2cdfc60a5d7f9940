import { anywhere, MARKUP_COMMENT, PAGE_STYLES } from '../comment-syntax.js';
import type { Host, HostTools } from '../host.js';
import type { RegionList } from '../region.js';
import { bladeTags } from '../tags/braces.js';
import { phpCode, phpTags } from '../tags/php.js';
import { readTemplate } from '../template.js';
import { readForeign } from './foreign.js';

/** A PHP page: the scripts of its markup, and the literals of its code. */
export const php: Host = {
  id: 'php',
  endings: ['php', 'phtml'],
  editorLanguages: ['php'],
  fenceLabels: ['php'],
  read: readPhp,
  comments: [
    MARKUP_COMMENT,
    anywhere(/<\?php\s+(?:\/\*([\s\S]*?)\*\/|(?:\/\/|#)([^\r\n]*?))\s*\?>|\{\{--([\s\S]*?)--\}\}/g),
  ],
  commentStyles: PAGE_STYLES,
};

function readPhp(text: string, tools: HostTools, fileName: string): RegionList {
  const isBlade = /\.blade\.php$/i.test(fileName);
  const { regions, scriptUrls } = readTemplate(text, isBlade ? [phpTags, bladeTags] : [phpTags], tools);
  const literals = [...phpCode(text)].flatMap(
    ({ code, codeStart }) => readForeign(code, tools.vocabulary, codeStart).regions,
  );
  return { regions: [...regions, ...literals], scriptUrls };
}
