import { PERCENT_COMMENT, MARKUP_COMMENT, PAGE_STYLES } from '../comment-syntax.js';
import type { Host } from '../host.js';
import { jspTags, percentTags } from '../tags/percent.js';
import { templateReader } from '../template.js';

/** JavaServer Pages, and Groovy Server Pages, which have the same kinds of tags. */
export const jsp: Host = {
  id: 'jsp',
  kind: 'page',
  endings: ['jsp', 'jspf', 'jspx', 'tag', 'gsp'],
  editorLanguages: [],
  fenceLabels: ['jsp', 'gsp'],
  read: templateReader([percentTags('asp'), jspTags]),
  comments: [MARKUP_COMMENT, PERCENT_COMMENT],
  commentStyles: PAGE_STYLES,
};
