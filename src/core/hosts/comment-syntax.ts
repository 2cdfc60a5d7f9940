import type { CommentStyle, Delimiters, HostComment } from './host.js';

/** A comment of the page. Inside a script, the same characters are code. */
function outside(...delimiters: readonly Delimiters[]): HostComment {
  return { delimiters, isInScripts: false };
}

/** A comment that the template engine removes, even in scripts. */
export function anywhere(...delimiters: readonly Delimiters[]): HostComment {
  return { delimiters, isInScripts: true };
}

/** The end of a comment that ends with its line. */
const LINE_END = /(?=[\r\n])|$/g;

const STARRED: Delimiters = { opening: /\/\*/g, closing: /\*\//g };

export const MARKUP_COMMENT = outside({ opening: /<!--/g, closing: /-->/g });
export const JSX_COMMENT = outside({ opening: /\{\s*\/\*/g, closing: /\*\/\s*\}/g });
export const PUG_COMMENT = outside({ opening: /\/\/-?/g, closing: LINE_END }, STARRED);
export const PERCENT_COMMENT = anywhere({ opening: /<%(?:--|#)/g, closing: /(?:--)?%>/g });
export const BLADE_COMMENT: Delimiters = { opening: /\{\{--/g, closing: /--\}\}/g };
export const BRACES_COMMENT = anywhere(
  { opening: /\{\{~?!(?:--)?/g, closing: /(?:--)?~?\}\}/g },
  { opening: /\{#/g, closing: /#\}/g },
  { opening: /\{%-?\s*comment\b[^%]*%\}/g, closing: /\{%/g },
);
/** Comments of C-like languages and of those with `#`. */
export const PROGRAM_COMMENT = anywhere({ opening: /\/\/|#/g, closing: LINE_END }, STARRED);

export const SLASHES: CommentStyle = (text) => `// ${text}`;
export const STARS: CommentStyle = (text) => `/* ${text} */`;
export const JSX: CommentStyle = (text) => `{/* ${text} */}`;
export const MARKUP: CommentStyle = (text) => `<!-- ${text} -->`;
export const HASH: CommentStyle = (text) => `# ${text}`;

/** Comment styles of pages with scripts, for all template engines. */
export const PAGE_STYLES: readonly CommentStyle[] = [
  SLASHES,
  MARKUP,
  STARS,
  (text) => `<%-- ${text} --%>`,
  (text) => `{{!-- ${text} --}}`,
];
