/**
 * Returns a section of a rule's page with its heading, in Markdown; empty if there is none. Links to other pages become
 * text: an editor's preview opens no link to a file outside the document's own file system.
 */
export function ruleSection(page: string, title: string): string {
  // Every second part is code.
  const parts = sectionOf(page, title).split('\n```');
  return parts.map((part, index) => (index % 2 === 1 ? part : withoutLocalLinks(part))).join('\n```');
}

function withoutLocalLinks(markdown: string): string {
  return markdown.replace(/\[([^[\]]+)\]\([\w./-]+(?:#[\w-]+)?\)/g, '$1');
}

function sectionOf(markdown: string, title: string): string {
  const start = markdown.indexOf(`\n## ${title}`);
  if (start < 0) return '';
  const end = markdown.indexOf('\n## ', start + 1);
  return markdown.slice(start, end < 0 ? undefined : end);
}
