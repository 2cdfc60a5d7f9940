import * as vscode from 'vscode';

export const EXPLAIN = 'auth0Relink.explainRule';

/** A link that opens a rule's page inside VS Code: it works without a network, and is the page of this very version. */
export function explainUri(ruleId: string): vscode.Uri {
  return vscode.Uri.from({ scheme: 'command', path: EXPLAIN, query: JSON.stringify([ruleId]) });
}
