import { PERCENT_COMMENT, MARKUP_COMMENT, PAGE_STYLES } from '../comment-syntax.js';
import type { Host } from '../host.js';
import { percentTags } from '../tags/percent.js';
import { templateReader } from '../template.js';

/** EJS templates. */
export const ejs: Host = {
  id: 'ejs',
  kind: 'page',
  endings: ['ejs'],
  editorLanguages: ['ejs'],
  fenceLabels: ['ejs'],
  read: templateReader([percentTags('ejs')]),
  comments: [MARKUP_COMMENT, PERCENT_COMMENT],
  commentStyles: PAGE_STYLES,
};
