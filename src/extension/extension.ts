import * as vscode from 'vscode';
import { textReport } from '../report/text.js';
import type { ScanResult } from '../report/result.js';
import { ruleMetas } from '../rules/metadata.js';
import { scan } from '../scan/scan.js';

/** Called by VS Code when the first command is used. */
export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Auth0 Relink');
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand('auth0Relink.scanWorkspace', () => scanWorkspace(output)),
  );
}

/**
 * Scans the folders of the workspace and writes the report to the output channel.
 * @returns the results by folder, for other extensions and tests
 */
async function scanWorkspace(output: vscode.OutputChannel): Promise<ScanResult[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  if (folders.length === 0) {
    void vscode.window.showInformationMessage('Open a folder first: Relink scans the folders of the workspace.');
    return [];
  }
  const results = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'Looking for deprecated account linking',
      cancellable: true,
    },
    async (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => {
        controller.abort();
      });
      const scanned: ScanResult[] = [];
      for (const { uri, name } of folders) {
        if (controller.signal.aborted) break;
        scanned.push(
          await scan(
            { paths: ['.'], cwd: uri.fsPath },
            {
              signal: controller.signal,
              onProgress: ({ done, candidates }) => {
                progress.report({ message: `${name}: ${done} of ${candidates}` });
              },
            },
          ),
        );
      }
      return scanned;
    },
  );
  output.clear();
  for (const result of results) output.append(textReport(result, { rules: ruleMetas }));
  output.show(true);
  return results;
}
