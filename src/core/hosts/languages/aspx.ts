import { PERCENT_COMMENT, MARKUP_COMMENT, PAGE_STYLES } from '../comment-syntax.js';
import type { Host } from '../host.js';
import { percentTags } from '../tags/percent.js';
import { templateReader } from '../template.js';

/** ASP.NET Web Forms and classic ASP pages. */
export const aspx: Host = {
  id: 'aspx',
  kind: 'page',
  endings: ['aspx', 'ascx', 'master', 'asp'],
  editorLanguages: [],
  fenceLabels: ['aspx', 'asp', 'aspnet', 'aspx-cs'],
  read: templateReader([percentTags('asp')]),
  comments: [MARKUP_COMMENT, PERCENT_COMMENT],
  commentStyles: PAGE_STYLES,
};
