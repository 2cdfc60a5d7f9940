/** Returns text for Markdown. Unlike `appendText`, lines can break at spaces, and names in backticks are code. */
export function asMarkdown(text: string): string {
  return text.replace(/`[^`\n]+`|[\\`*_{}[\]()#+!|<>~&-]/g, (part) => (part.length > 1 ? part : `\\${part}`));
}
