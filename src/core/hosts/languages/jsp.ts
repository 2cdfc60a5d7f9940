import { PERCENT_COMMENT, MARKUP_COMMENT, PAGE_STYLES } from '../comment-syntax.js';
import type { Host } from '../host.js';
import { jspTags, percentTags } from '../tags/percent.js';
import { templateReader } from '../template.js';

/** JavaServer Pages. */
export const jsp: Host = {
  id: 'jsp',
  endings: ['jsp', 'jspf', 'jspx', 'tag'],
  editorLanguages: [],
  fenceLabels: ['jsp'],
  read: templateReader([percentTags('asp'), jspTags]),
  comments: [MARKUP_COMMENT, PERCENT_COMMENT],
  commentStyles: PAGE_STYLES,
};
