import * as vscode from 'vscode';
import type { Edit } from '../../core/types.js';
import type { SilenceScope } from '../../editing/thread/protocol.js';
import type { Item } from '../findings/item.js';
import { plainEdits } from './text-edits.js';

/** A quick fix whose edit is computed on demand, by trying the comment on a copy. */
export interface SilenceAction extends vscode.CodeAction {
  silences?: Silenced;
}

/** A finding to suppress. */
interface Silenced {
  readonly document: vscode.TextDocument;
  readonly item: Item;
  readonly scope: SilenceScope;
}

/** Computes the comment that suppresses a finding; undefined if none can. */
export type Silence = (
  document: vscode.TextDocument,
  item: Item,
  scope: SilenceScope,
) => Promise<readonly Edit[] | undefined>;

export async function resolveSilence(action: SilenceAction, silence: Silence): Promise<vscode.CodeAction> {
  const edit = action.silences && (await silenceEdit(action.silences, silence));
  if (edit !== undefined) action.edit = edit;
  return action;
}

/** @returns undefined if the document was edited meanwhile, or if no comment can suppress the finding, which the user is told */
export async function silenceEdit(
  { document, item, scope }: Silenced,
  silence: Silence,
): Promise<vscode.WorkspaceEdit | undefined> {
  const { version } = document;
  const edits = await silence(document, item, scope);
  if (document.version !== version) return undefined;
  if (edits === undefined) {
    const message = vscode.l10n.t("A suppression comment can't go here. Suppress the rule for the whole file instead.");
    void vscode.window.showInformationMessage(message);
    return undefined;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    plainEdits(edits, (offset) => document.positionAt(offset)),
  );
  return edit;
}
