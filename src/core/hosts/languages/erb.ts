import { PERCENT_COMMENT, MARKUP_COMMENT, PAGE_STYLES } from '../comment-syntax.js';
import type { Host } from '../host.js';
import { percentTags } from '../tags/percent.js';
import { templateReader } from '../template.js';

/** Ruby's ERB templates. */
export const erb: Host = {
  id: 'erb',
  kind: 'page',
  endings: ['erb', 'rhtml'],
  editorLanguages: ['erb'],
  fenceLabels: ['erb', 'rhtml', 'html+erb'],
  read: templateReader([percentTags('erb')]),
  comments: [MARKUP_COMMENT, PERCENT_COMMENT],
  commentStyles: PAGE_STYLES,
};
