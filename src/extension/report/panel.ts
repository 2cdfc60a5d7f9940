import * as vscode from 'vscode';
import { EXPLAIN } from '../../editing/finding-commands.js';

/** The commands that links in the report may run, and no others. */
export const PAGE_COMMANDS = {
  open: 'auth0Relink.openLocation',
  explain: EXPLAIN,
  save: 'auth0Relink.exportReport',
} as const;

/** Registers the command that opens a place in the workspace. */
export function registerOpenLocation(): vscode.Disposable {
  return vscode.commands.registerCommand(PAGE_COMMANDS.open, async (uri: string, line: number, column: number) => {
    const selection = new vscode.Range(line - 1, column - 1, line - 1, column - 1);
    await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection, viewColumn: vscode.ViewColumn.One });
  });
}

/** Shows the report in a panel, without scripts. */
export class ReportPanel implements vscode.Disposable {
  #panel: vscode.WebviewPanel | undefined;

  show(page: string): void {
    this.#panel ??= this.#create();
    this.#panel.webview.html = page;
    this.#panel.reveal(undefined, false);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #create(): vscode.WebviewPanel {
    const title = vscode.l10n.t('Relink Report');
    const panel = vscode.window.createWebviewPanel('auth0Relink.report', title, vscode.ViewColumn.Active, {
      enableScripts: false,
      enableFindWidget: true,
      enableCommandUris: Object.values(PAGE_COMMANDS),
      localResourceRoots: [],
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    return panel;
  }
}
