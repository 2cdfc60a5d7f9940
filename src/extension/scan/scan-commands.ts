import * as vscode from 'vscode';
import type { ScanResult } from '../../report/result.js';
import { filesText, findingsText } from '../findings/count-text.js';
import type { ScanStore } from '../findings/scan-store.js';
import type { FindingStore } from '../findings/store.js';
import type { ScanController } from './controller.js';

export const SCAN_WORKSPACE = 'auth0Relink.scanWorkspace';

/** Registers the commands that scan. They show the view at once, and the result when the scan ends. */
export function registerScanCommands(
  controller: ScanController,
  scans: ScanStore,
  store: FindingStore,
): vscode.Disposable {
  const scan = async (within?: vscode.Uri) => {
    // Leaves the focus where the user works.
    void vscode.commands.executeCommand('auth0Relink.findings.focus', { preserveFocus: true });
    const results = await controller.scan(within);
    if (results !== undefined && results.length > 0) sayResult(results, store, within);
    return results;
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(SCAN_WORKSPACE, () => scan()),
    vscode.commands.registerCommand('auth0Relink.scanFolder', (uri?: unknown) =>
      scan(uri instanceof vscode.Uri ? uri : undefined),
    ),
    vscode.commands.registerCommand('auth0Relink.cancelScan', () => {
      controller.cancel();
    }),
    vscode.commands.registerCommand('auth0Relink.clearResults', () => {
      scans.clear();
    }),
  );
}

/** Reports what the view lists now. Not awaited: the command is done, whatever the answer. */
function sayResult(results: readonly ScanResult[], store: FindingStore, within: vscode.Uri | undefined): void {
  const { t } = vscode.l10n;
  const isIn = ({ path }: vscode.Uri) =>
    within === undefined || path === within.path || path.startsWith(`${within.path}/`);
  const files = store.files().filter(({ uri }) => isIn(uri));
  const count = files.reduce((sum, { items }) => sum + items.length, 0);
  const skipped = results.reduce((sum, result) => sum + result.skipped.length, 0);
  const sentences = [
    count === 0
      ? t('No deprecated account linking found.')
      : t('{0} in {1}.', findingsText(count), filesText(files.length)),
    ...(skipped === 0 ? [] : [t('Skipped: {0}.', filesText(skipped))]),
    ...(results.some(({ incomplete }) => incomplete) ? [t('Scan stopped early; results are incomplete.')] : []),
  ];
  const [show, rewrite] = [t('Show Findings'), t('Rewrite All…')];
  const buttons = count === 0 ? [] : [show, rewrite];
  void vscode.window.showInformationMessage(sentences.join(' '), ...buttons).then((chosen) => {
    if (chosen === show) void vscode.commands.executeCommand('auth0Relink.findings.focus');
    if (chosen === rewrite) void vscode.commands.executeCommand('auth0Relink.fixWorkspace');
  });
}
