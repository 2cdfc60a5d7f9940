import { escapeHtml } from './escape.js';

/**
 * Returns the start of a page that loads nothing and runs no script.
 * @param nonce for the content security policy and the style element
 */
export function pageStart(title: string, nonce: string, style: string): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
`;
}

export const PAGE_END = '</main>\n</body>\n</html>\n';
