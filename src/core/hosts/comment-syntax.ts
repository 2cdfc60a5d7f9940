import type { CommentStyle, HostComment } from './host.js';

/** A comment of the page. Inside a script, the same characters are code. */
function outside(pattern: RegExp): HostComment {
  return { pattern, isInScripts: false };
}

/** A comment that the template engine removes, even in scripts. */
export function anywhere(pattern: RegExp): HostComment {
  return { pattern, isInScripts: true };
}

export const MARKUP_COMMENT = outside(/<!--([\s\S]*?)-->/g);
export const JSX_COMMENT = outside(/\{\s*\/\*([\s\S]*?)\*\/\s*\}/g);
export const PUG_COMMENT = outside(/\/\/-?([^\r\n]*)|\/\*([\s\S]*?)\*\//g);
export const PERCENT_COMMENT = anywhere(/<%(?:--|#)([\s\S]*?)(?:--)?%>/g);
export const BRACES_COMMENT = anywhere(
  /\{\{~?!(?:--)?([\s\S]*?)(?:--)?~?\}\}|\{#([\s\S]*?)#\}|\{%-?\s*comment\b[^%]*%\}([\s\S]*?)\{%/g,
);

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
