import * as vscode from 'vscode';
import { EXPLAIN } from '../../editing/finding-commands.js';

/** A link that opens a rule's page inside VS Code: the page of this version, without a network. */
export function explainUri(ruleId: string): vscode.Uri {
  return vscode.Uri.from({ scheme: 'command', path: EXPLAIN, query: JSON.stringify([ruleId]) });
}
