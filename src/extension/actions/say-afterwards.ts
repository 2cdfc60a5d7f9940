import * as vscode from 'vscode';
import { filesText, findingsOfText } from '../findings/count-text.js';
import { settingsOf } from '../settings.js';

export interface WorkspaceOutcome {
  /** How many findings are resolved, of how many. */
  readonly resolved: number;
  readonly total: number;
  readonly files: number;
  /** How many findings have no rewrite. */
  readonly byHand: number;
  /** Files that VS Code has not saved, unlike usual after a refactoring. */
  readonly unsaved: readonly vscode.Uri[];
}

/** Reports the outcome. Saves the files if the settings say so, or offers to. */
export async function sayAfterwards({ resolved, total, files, byHand, unsaved }: WorkspaceOutcome): Promise<void> {
  const { t } = vscode.l10n;
  const { saveAfterFixAll } = settingsOf();
  const save = async () => {
    for (const uri of unsaved) await vscode.workspace.save(uri);
  };
  if (saveAfterFixAll === 'always') await save();
  const asks = saveAfterFixAll === 'ask' && unsaved.length > 0;
  const sentences = [
    t('Rewrote {0} in {1}.', findingsOfText(resolved, total), filesText(files)),
    ...(byHand === 0 ? [] : [byHand === 1 ? t('1 needs manual work.') : t('{0} need manual work.', byHand)]),
    ...(asks ? [t('The files are not saved yet.')] : []),
  ];
  const [yes, show] = [t('Save All'), t('Show Remaining Work')];
  const buttons = [...(asks ? [yes] : []), show];
  // Not awaited: the command is done, whatever the answer.
  void vscode.window.showInformationMessage(sentences.join(' '), ...buttons).then((chosen) => {
    if (chosen === yes) return save();
    return chosen === show ? vscode.commands.executeCommand('auth0Relink.findings.focus') : undefined;
  });
}
