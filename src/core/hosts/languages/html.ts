import { BRACES_COMMENT, MARKUP_COMMENT, PAGE_STYLES, PERCENT_COMMENT } from '../comment-syntax.js';
import type { Host } from '../host.js';
import { guessedTags } from '../tags/brace-tags.js';
import { readTemplate } from '../template.js';

/** HTML pages. They may contain template tags, even though the file name does not show it. */
export const html: Host = {
  id: 'html',
  kind: 'page',
  endings: ['html', 'htm', 'xhtml'],
  editorLanguages: ['html'],
  fenceLabels: ['html', 'htm', 'xhtml', 'markup', 'html5', 'xml', 'svg', 'angular', 'ng'],
  read: (text, tools) => readTemplate(text, [guessedTags], tools),
  comments: [MARKUP_COMMENT, PERCENT_COMMENT, BRACES_COMMENT],
  commentStyles: PAGE_STYLES,
};
