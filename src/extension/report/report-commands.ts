import * as vscode from 'vscode';
import type { ScanResult } from '../../report/result.js';
import type { ScanStore } from '../findings/scan-store.js';
import type { ScanController } from '../scan/controller.js';
import type { MigrationProgress } from '../scan/migration.js';
import { FILE_NAMES, EXPORT_FORMATS, renderReport } from './formats.js';
import type { ExportFormat } from './formats.js';
import { registerOpenLocation } from './panel.js';
import type { ReportPanel } from './panel.js';

/** Registers the commands that show and export the report of the last scan. Without one, they scan first. */
export function registerReportCommands(
  store: ScanStore,
  controller: ScanController,
  migration: MigrationProgress,
  panel: ReportPanel,
  version: string,
): vscode.Disposable {
  const results = async (): Promise<ScanResult[]> => {
    const known = store.all();
    const isFresh = known.length > 0 && known.every(({ restored }) => !restored);
    if (!isFresh) await controller.scan();
    return store.reported();
  };
  return vscode.Disposable.from(
    registerOpenLocation(),
    vscode.commands.registerCommand('auth0Relink.openReport', async () => {
      const all = await results();
      if (all.length > 0) panel.show(all, migration.state());
    }),
    vscode.commands.registerCommand('auth0Relink.exportReport', async (given?: unknown, target?: unknown) => {
      const format = EXPORT_FORMATS.find((each) => each === given) ?? (await pickFormat());
      if (format === undefined) return undefined;
      const all = await ofOneFolder(format, await results());
      if (all.length === 0) return undefined;
      const uri = target instanceof vscode.Uri ? target : await pickTarget(format);
      if (uri === undefined) return undefined;
      const text = Array.from(renderReport(format, all, version, migration.state())).join('');
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      const open = vscode.l10n.t('Open');
      const message = vscode.l10n.t('Report saved to {0}.', vscode.workspace.asRelativePath(uri));
      void vscode.window.showInformationMessage(message, open).then((chosen) => {
        if (chosen === open) void vscode.commands.executeCommand('vscode.open', uri);
      });
      return uri;
    }),
  );
}

/** Asks for a folder if the format can only report one. */
async function ofOneFolder(format: ExportFormat, all: readonly ScanResult[]): Promise<readonly ScanResult[]> {
  if (format !== 'json' || all.length < 2) return all;
  const picked = await vscode.window.showQuickPick(
    all.map((result) => ({ label: vscode.workspace.asRelativePath(result.base.path), result })),
    { title: vscode.l10n.t("Which folder's report?") },
  );
  return picked === undefined ? [] : [picked.result];
}

const LABELS: Readonly<Record<ExportFormat, string>> = {
  html: 'HTML',
  markdown: 'Markdown',
  json: 'JSON',
  sarif: 'SARIF',
};

async function pickFormat(): Promise<ExportFormat | undefined> {
  const { t } = vscode.l10n;
  const details: Readonly<Record<ExportFormat, string>> = {
    html: t('Page with charts'),
    markdown: t('For a pull request or a wiki'),
    json: t('For scripts and tools'),
    sarif: t('For code scanning services'),
  };
  const picked = await vscode.window.showQuickPick(
    EXPORT_FORMATS.map((format) => ({ label: LABELS[format], detail: details[format], format })),
    { title: t('Export report as') },
  );
  return picked?.format;
}

function pickTarget(format: ExportFormat): Thenable<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, FILE_NAMES[format]) }),
    title: vscode.l10n.t('Export report as'),
  });
}
