import { readBracedMarkup } from '../braced-markup.js';
import { JSX_COMMENT, MARKUP, MARKUP_COMMENT, SLASHES } from '../comment-syntax.js';
import type { Host } from '../host.js';

/** Svelte components. */
export const svelte: Host = {
  id: 'svelte',
  kind: 'component',
  endings: ['svelte'],
  editorLanguages: ['svelte'],
  fenceLabels: ['svelte'],
  read(text, tools) {
    return readBracedMarkup(text, text.split('>').some(opensTypedScript) ? 'typescript' : 'jsx', tools);
  },
  comments: [MARKUP_COMMENT, JSX_COMMENT],
  commentStyles: [SLASHES, MARKUP],
};

/** Whether a stretch of markup, up to the end of a tag, contains `<script lang="ts"`. */
function opensTypedScript(markup: string): boolean {
  const start = markup.search(/<script\b/);
  return start >= 0 && /\blang\s*=\s*["']?ts\b/.test(markup.slice(start));
}
