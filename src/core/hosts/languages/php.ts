import { anywhere, BLADE_COMMENT, MARKUP_COMMENT, PAGE_STYLES } from '../comment-syntax.js';
import type { Host, HostTools } from '../host.js';
import type { RegionList } from '../region.js';
import { bladeTags } from '../tags/brace-tags.js';
import { phpCode, phpTags } from '../tags/php-tags.js';
import { readTemplate } from '../template.js';
import { readForeign } from './foreign.js';

/** PHP pages: the scripts in their markup, and the literals in their code. */
export const php: Host = {
  id: 'php',
  kind: 'page',
  endings: ['php', 'phtml'],
  editorLanguages: ['php'],
  fenceLabels: ['php'],
  read: readPhp,
  comments: [
    MARKUP_COMMENT,
    anywhere(
      { opening: /<\?php\s+\/\*/g, closing: /\*\/\s*\?>/g },
      { opening: /<\?php\s+(?:\/\/|#)/g, closing: /(?<!\s)\s*\?>|(?=[\r\n])/g },
      BLADE_COMMENT,
    ),
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
