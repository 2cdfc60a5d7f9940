import { readBracedMarkup } from '../braced-markup.js';
import { JSX_COMMENT, MARKUP, MARKUP_COMMENT, SLASHES } from '../comment-syntax.js';
import type { Host } from '../host.js';

/** Svelte components. */
export const svelte: Host = {
  id: 'svelte',
  endings: ['svelte'],
  editorLanguages: ['svelte'],
  fenceLabels: ['svelte'],
  read(text, tools) {
    const typed = /<script\b[^>]*\blang\s*=\s*["']?ts\b/.test(text);
    return readBracedMarkup(text, typed ? 'typescript' : 'jsx', tools);
  },
  comments: [MARKUP_COMMENT, JSX_COMMENT],
  commentStyles: [SLASHES, MARKUP],
};
