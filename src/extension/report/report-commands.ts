import * as vscode from 'vscode';
import type { ThreadClient } from '../../editing/thread/client.js';
import type { ReportRequest } from '../../editing/thread/report-job.js';
import { EXPORT_FILES } from '../../report/export-files.js';
import type { ExportFormat } from '../../report/export-files.js';
import type { ScanResult } from '../../report/result.js';
import type { Baselines } from '../baseline/baselines.js';
import type { FindingStates } from '../findings/finding-states.js';
import type { ScanStore } from '../findings/scan-store.js';
import type { ScanController } from '../scan/controller.js';
import type { MigrationProgress } from '../scan/migration.js';
import { PAGE_COMMANDS, registerOpenLocation } from './panel.js';
import type { ReportPanel } from './panel.js';

const FORMATS = Object.keys(EXPORT_FILES) as ExportFormat[];

/** Registers the commands that show and export the report of the last scan. Without one, they scan first. */
export function registerReportCommands(
  client: ThreadClient,
  store: ScanStore,
  states: FindingStates,
  controller: ScanController,
  migration: MigrationProgress,
  baselines: Baselines,
  panel: ReportPanel,
  version: string,
): vscode.Disposable {
  const results = async (): Promise<ScanResult[]> => {
    const known = store.all();
    const isFresh = known.length > 0 && known.every(({ restored }) => !restored);
    if (!isFresh) await controller.scan();
    await states.settled();
    return store.reported();
  };
  const baselineOf = ({ base }: ScanResult) => {
    const scan = store.all().find(({ result }) => result.base.uri === base.uri);
    return scan === undefined ? [] : baselines.of(scan.folder);
  };
  const render = (
    format: ExportFormat,
    all: readonly ScanResult[],
    where: Pick<ReportRequest, 'commands' | 'target'>,
  ) => {
    const at = Math.max(...store.all().map((scan) => scan.at));
    const known = { migration: migration.state(), at, states: states.inResults(all) };
    const request = { format, results: all, baselines: all.map(baselineOf), version, ...known, ...where };
    return client.request('report', request, { urgent: true });
  };
  return vscode.Disposable.from(
    registerOpenLocation(),
    vscode.commands.registerCommand('auth0Relink.openReport', async () => {
      const all = await results();
      if (all.length > 0) panel.show(await render('html', all, { commands: PAGE_COMMANDS }));
    }),
    vscode.commands.registerCommand(PAGE_COMMANDS.save, async (given?: unknown, target?: unknown) => {
      const format = FORMATS.find((each) => each === given) ?? (await pickFormat());
      if (format === undefined) return undefined;
      const all = await ofOneFolder(format, await results());
      if (all.length === 0) return undefined;
      const uri = target instanceof vscode.Uri ? target : await pickTarget(format);
      if (uri === undefined) return undefined;
      const text = await render(format, all, { target: uri.toString() });
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
    all.map((result) => ({ ...nameOf(result), result })),
    { title: vscode.l10n.t("Which folder's report?") },
  );
  return picked === undefined ? [] : [picked.result];
}

/** The name of a scanned folder, and its path from the folder that holds all of them. */
function nameOf({ base }: ScanResult): { readonly label: string; readonly description: string } {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = folders.find(({ uri }) => `${uri.toString()}/` === base.uri || uri.fsPath === base.path);
  const parts = folders.map(({ uri }) => uri.path.split('/').slice(0, -1));
  const [first = []] = parts;
  const shared = first.findIndex((part, index) => parts.some((other) => other[index] !== part));
  const path = (folder?.uri.path ?? base.path).split('/').slice(shared < 0 ? first.length : shared);
  return { label: folder?.name ?? path.at(-1) ?? base.path, description: path.join('/') };
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
    FORMATS.map((format) => ({ label: LABELS[format], detail: details[format], format })),
    { title: t('Export report as') },
  );
  return picked?.format;
}

function pickTarget(format: ExportFormat): Thenable<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, EXPORT_FILES[format]) }),
    title: vscode.l10n.t('Export report as'),
  });
}
