import * as vscode from 'vscode';
import type { ScanStore } from '../findings/scan-store.js';
import { settingsOf, turnOffAtStart } from '../settings.js';
import type { WorkspaceState } from '../state/workspace-state.js';
import type { ScanController } from './controller.js';
import { findOldSdk } from './find-old-sdk.js';
import { SCAN_WORKSPACE } from './scan-commands.js';

/** Scans a workspace when it opens, or offers that once if it uses an old Auth0 SDK. */
export async function firstContact(controller: ScanController, scans: ScanStore, state: WorkspaceState): Promise<void> {
  const { scanAtStart: atStart } = settingsOf();
  if (atStart === 'never' || vscode.workspace.workspaceFolders === undefined) return;
  if (atStart === 'always') {
    await controller.scan(undefined, { isQuiet: true });
    return;
  }
  const isKnown = () => scans.all().length > 0 || controller.isRunning || state.get('offered');
  const found = isKnown() ? undefined : await findOldSdk();
  // The user may have started a scan meanwhile.
  if (found === undefined || isKnown()) return;
  await state.set('offered', true);
  const { t } = vscode.l10n;
  const [scan, never] = [t('Scan Workspace'), t("Don't Ask Again")];
  const { title, version } = found.sdk;
  const file = vscode.workspace.asRelativePath(found.uri);
  const question = t('{0} uses {1} {2}. Scan for deprecated account linking?', file, title, version);
  const answer = await vscode.window.showInformationMessage(question, scan, never);
  if (answer === scan) await vscode.commands.executeCommand(SCAN_WORKSPACE);
  if (answer === never) await turnOffAtStart();
}
