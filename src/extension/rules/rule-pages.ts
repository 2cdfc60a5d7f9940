import * as vscode from 'vscode';
import { ruleMetas } from '../../rules/metadata.js';

export interface Example {
  readonly language: string;
  readonly code: string;
}

/** The first examples of the old and the new way on a rule's page. The tests run every example. */
export interface RulePage {
  readonly before: Example | undefined;
  readonly after: Example | undefined;
}

/** Reads each page in docs/rules once. */
export class RulePages {
  readonly #pages = new Map<string, Promise<RulePage>>();

  readonly #extensionUri: vscode.Uri;

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
  }

  uriOf(ruleId: string): vscode.Uri | undefined {
    const docs = ruleMetas.find(({ id }) => id === ruleId)?.docs;
    return docs === undefined ? undefined : vscode.Uri.joinPath(this.#extensionUri, docs);
  }

  read(ruleId: string): Promise<RulePage> {
    const known = this.#pages.get(ruleId) ?? this.#load(ruleId);
    this.#pages.set(ruleId, known);
    return known;
  }

  /** Returns a section of a page with its heading, in Markdown; empty if there is none. Links to other pages are text. */
  async section(ruleId: string, title: string): Promise<string> {
    const uri = this.uriOf(ruleId);
    if (uri === undefined) return '';
    // Every second part is code.
    const parts = sectionOf(await textOf(uri), title).split('\n```');
    return parts.map((part, index) => (index % 2 === 1 ? part : withoutLocalLinks(part))).join('\n```');
  }

  async #load(ruleId: string): Promise<RulePage> {
    const uri = this.uriOf(ruleId);
    return uri === undefined ? { before: undefined, after: undefined } : parsePage(await textOf(uri));
  }
}

/** Returns the first example of "What is reported" and of "How to migrate". */
function parsePage(markdown: string): RulePage {
  return { before: firstExample(markdown, 'What is reported'), after: firstExample(markdown, 'How to migrate') };
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

function firstExample(markdown: string, title: string): Example | undefined {
  const section = sectionOf(markdown, title);
  const [, language, code] = /\n```(jsx?|tsx?|html)\n([\s\S]*?)\n```/.exec(section) ?? [];
  if (language === undefined || code === undefined) return undefined;
  return { language, code: code.replace(/(?<![ \t])[ \t]*(?:\/\/|<!--) reported\b.*/g, '') };
}
