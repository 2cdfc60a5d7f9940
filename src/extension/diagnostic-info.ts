import * as vscode from 'vscode';
import { countFindings } from '../report/summary.js';
import type { DocumentTracker } from './documents/tracker.js';
import type { ScanStore } from './findings/scan-store.js';
import { settingsOf } from './settings.js';

/** What helps to find out why something does not work: no code, no names of files, nothing of the user's. */
export function diagnosticInfo(version: string, host: string, tracker: DocumentTracker, scans: ScanStore): string {
  const states = [...tracker.all()];
  const { run, minCertainty, scan } = settingsOf();
  const lines = [
    `auth0-relink ${version}, VS Code ${vscode.version} (${host}), UI ${vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop'}`,
    `language ${vscode.env.language}, remote ${vscode.env.remoteName ?? 'none'}, trusted ${vscode.workspace.isTrusted}`,
    `run ${run}, minCertainty ${minCertainty}, respectGitignore ${scan.gitignore}, maxFileSize ${scan.maxFileSize} bytes`,
    `folders ${(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme).join(', ') || 'none'}`,
    `documents ${states.length}, analysed ${states.filter(({ analysed }) => analysed >= 0).length}, with findings ${states.filter(({ findings }) => findings.length > 0).length}`,
    ...scans.reported().map(({ stats, files, skipped, incomplete }) => {
      const findings = countFindings(files);
      return `scan: ${stats.candidates} candidates, ${stats.analysed} analysed, ${skipped.length} skipped, ${findings} findings, ${stats.elapsedMs} ms${incomplete ? ', incomplete' : ''}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}
