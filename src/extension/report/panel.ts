import * as vscode from 'vscode';
import { htmlReport } from '../../report/html/html-report.js';
import type { ScanResult } from '../../report/result.js';
import { ruleMetas } from '../../rules/metadata.js';
import { uriOf } from '../findings/scan-store.js';
import type { Migration } from '../scan/migration.js';
import { nonce } from './formats.js';

const OPEN = 'auth0Relink.openLocation';

/** The only command that links in the report may run: opening a place in the workspace. */
export function registerOpenLocation(): vscode.Disposable {
  return vscode.commands.registerCommand(OPEN, async (uri: string, line: number, column: number) => {
    const selection = new vscode.Range(line - 1, column - 1, line - 1, column - 1);
    await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection, viewColumn: vscode.ViewColumn.One });
  });
}

/** Shows the report in a panel, without scripts. */
export class ReportPanel implements vscode.Disposable {
  #panel: vscode.WebviewPanel | undefined;

  show(results: readonly ScanResult[], migration: Migration | undefined): void {
    const title = vscode.l10n.t('Relink Report');
    this.#panel ??= this.#create(title);
    const page = htmlReport(results, {
      rules: ruleMetas,
      migration,
      nonce: nonce(),
      linkTo: ({ base }, file, line, column) => {
        const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => base.path === uri.fsPath)?.uri;
        const uri = uriOf(folder ?? vscode.Uri.file(base.path), file.path);
        return `command:${OPEN}?${encodeURIComponent(JSON.stringify([uri.toString(), line, column]))}`;
      },
    });
    this.#panel.webview.html = Array.from(page).join('');
    this.#panel.reveal(undefined, false);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #create(title: string): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel('auth0Relink.report', title, vscode.ViewColumn.Active, {
      enableScripts: false,
      enableFindWidget: true,
      enableCommandUris: [OPEN],
      localResourceRoots: [],
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    return panel;
  }
}
