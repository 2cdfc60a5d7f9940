import * as vscode from 'vscode';
import { HOSTS } from '../../core/hosts/hosts.js';
import type { DocumentTracker } from '../documents/tracker.js';
import { findingsText } from '../findings/count-text.js';
import type { ScanStore } from '../findings/scan-store.js';
import type { FindingStore } from '../findings/store.js';
import type { ScanController } from '../scan/controller.js';
import { migrationText } from '../scan/migration.js';
import type { MigrationProgress } from '../scan/migration.js';
import { reasonText } from './tree-items.js';

/** In other programming languages, Relink finds hardly anything. */
const SELECTOR: vscode.DocumentSelector = HOSTS.filter(({ isForeign }) => !isForeign).flatMap(
  ({ editorLanguages }) => editorLanguages,
);

/** Shows the state of the open file and of the workspace in the status bar's language menu. */
export function createLanguageStatus(
  tracker: DocumentTracker,
  store: FindingStore,
  scans: ScanStore,
  migration: MigrationProgress,
  controller: ScanController,
): vscode.Disposable {
  const { t } = vscode.l10n;
  const item = vscode.languages.createLanguageStatusItem('auth0Relink.status', SELECTOR);
  item.name = 'Auth0 Relink';
  let busy = 0;
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    const state = document && tracker.get(document.uri);
    const count = document === undefined ? 0 : (store.of(document.uri)?.items.length ?? 0);
    item.busy = busy > 0 || controller.isRunning;
    if (state?.tookTooLong) item.text = t('Relink: not analysed (took too long)');
    else if (state?.skip === undefined) item.text = `Relink: ${findingsText(count)}`;
    else item.text = t('Relink: skipped ({0})', uncapitalized(reasonText(state.skip.reason)));
    item.detail = [scanText(scans), migrationOf(migration)].filter(Boolean).join(' · ');
    item.severity = vscode.LanguageStatusSeverity[state?.tookTooLong ? 'Warning' : 'Information'];
    item.command = controller.isRunning
      ? { command: 'auth0Relink.cancelScan', title: t('Cancel Scan') }
      : { command: 'auth0Relink.scanWorkspace', title: t('Scan Workspace') };
  };
  update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    store.onDidChange(update),
    controller.onDidChangeRunning(update),
    tracker.onDidChangeBusy((count) => {
      busy = count;
      update();
    }),
  );
}

/** Changes only the first letter, because German nouns stay capitalized. */
function uncapitalized(text: string): string {
  return text.charAt(0).toLocaleLowerCase() + text.slice(1);
}

function migrationOf(migration: MigrationProgress): string {
  const state = migration.state();
  return state === undefined ? '' : migrationText(state);
}

function scanText(scans: ScanStore): string {
  const { t } = vscode.l10n;
  const all = scans.all();
  if (all.length === 0) return t('Workspace not scanned');
  const sum = (count: (scan: (typeof all)[number]) => number) => all.reduce((total, scan) => total + count(scan), 0);
  const analysed = sum(({ result }) => result.stats.analysed);
  const skipped = sum(({ result }) => result.skipped.length);
  const time = new Date(Math.max(...all.map(({ at }) => at))).toLocaleTimeString();
  return t('Scanned at {0}: {1} files checked, {2} skipped', time, analysed, skipped);
}
