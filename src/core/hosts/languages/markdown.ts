import { MARKUP_COMMENT, anywhere, PAGE_STYLES } from '../comment-syntax.js';
import { readFences } from '../fences.js';
import type { Host } from '../host.js';
import { readHtml } from '../read-html.js';
import { joinLists } from '../region.js';
import { only } from '../stretches.js';

/** Markdown documents: their fences and HTML. */
export const markdown: Host = {
  id: 'markdown',
  endings: ['md', 'markdown'],
  editorLanguages: ['markdown'],
  fenceLabels: [],
  read(text, tools) {
    const { fences, html } = tools.readBlocks(text);
    const inFences = readFences(fences, tools);
    return html.length > 0 ? joinLists([inFences, readHtml(only(text, html), tools)]) : inFences;
  },
  comments: [
    MARKUP_COMMENT,
    anywhere({
      opening: /^\[(?:\/\/|comment)\]:\s*(?:#\s*)?[("<](?=[^\r\n]*[)">]\s*$)/gm,
      closing: /[)">]\s*$/gm,
    }),
  ],
  commentStyles: PAGE_STYLES,
};
