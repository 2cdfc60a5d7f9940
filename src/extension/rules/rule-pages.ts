import * as vscode from 'vscode';
import { ruleMetas } from '../../rules/metadata.js';

/** Reads the pages in docs/rules. */
export class RulePages {
  readonly #extensionUri: vscode.Uri;

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
  }

  uriOf(ruleId: string): vscode.Uri | undefined {
    const docs = ruleMetas.find(({ id }) => id === ruleId)?.docs;
    return docs === undefined ? undefined : vscode.Uri.joinPath(this.#extensionUri, docs);
  }

  /** Returns a section of a page with its heading, in Markdown; empty if there is none. Links to other pages are text. */
  async section(ruleId: string, title: string): Promise<string> {
    const uri = this.uriOf(ruleId);
    if (uri === undefined) return '';
    // Every second part is code.
    const parts = sectionOf(await textOf(uri), title).split('\n```');
    return parts.map((part, index) => (index % 2 === 1 ? part : withoutLocalLinks(part))).join('\n```');
  }
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** VS Code's Markdown preview opens no link to a file outside the document's own file system. */
function withoutLocalLinks(markdown: string): string {
  return markdown.replace(/\[([^[\]]+)\]\([\w./-]+(?:#[\w-]+)?\)/g, '$1');
}

function sectionOf(markdown: string, title: string): string {
  const start = markdown.indexOf(`\n## ${title}`);
  if (start < 0) return '';
  const end = markdown.indexOf('\n## ', start + 1);
  return markdown.slice(start, end < 0 ? undefined : end);
}
