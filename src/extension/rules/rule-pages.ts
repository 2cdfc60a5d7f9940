import * as vscode from 'vscode';
import { ruleSection } from '../../editing/guides/rule-section.js';
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

  /** Returns a section of a page with its heading, in Markdown; empty if there is none. */
  async section(ruleId: string, title: string): Promise<string> {
    const uri = this.uriOf(ruleId);
    if (uri === undefined) return '';
    return ruleSection(await textOf(uri), title);
  }
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
