import * as vscode from 'vscode';
import { removalOf } from '../../editing/actions/comment-removal.js';
import { problemDiagnosticOf } from '../findings/diagnostics.js';
import type { FileFindings } from '../findings/item.js';
import { plainEdits } from './text-edits.js';

/** Removes a suppression comment that suppresses nothing. */
export function removalActions(
  document: vscode.TextDocument,
  found: FileFindings['problems'][number],
): vscode.CodeAction[] {
  if (found.problem.kind !== 'unused-suppression') return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Remove unused suppression'), vscode.CodeActionKind.QuickFix);
  action.diagnostics = [problemDiagnosticOf(found)];
  action.isPreferred = true;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    document.uri,
    plainEdits([removalOf(document.getText(), found.problem)], (offset) => document.positionAt(offset)),
  );
  return [action];
}
