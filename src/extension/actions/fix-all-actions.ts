import * as vscode from 'vscode';
import type { RewriteWish } from '../../editing/thread/protocol.js';
import type { Analyser } from '../documents/analyser.js';
import { namedTextOf } from '../documents/named-text.js';
import type { FindingStore } from '../findings/store.js';
import { REWRITTEN } from '../follow-ups/rewritten.js';
import type { RewrittenFile } from '../follow-ups/rewritten.js';
import { FIX_ALL } from './kinds.js';
import { addOtherFiles } from './other-files.js';
import { plainEdits } from './text-edits.js';

/** A quick fix whose edit is computed on demand, as each rewrite builds on the one before. */
export interface FixAllAction extends vscode.CodeAction {
  rewrites?: { readonly document: vscode.TextDocument; readonly wish: RewriteWish };
}

/** Rewrites several findings of a document at once. */
export class FixAllActions {
  readonly #analyser: Analyser;
  readonly #store: FindingStore;

  constructor(analyser: Analyser, store: FindingStore) {
    this.#analyser = analyser;
    this.#store = store;
  }

  /** Returns what to rewrite, without what the user does not see. */
  wish({ uri }: vscode.TextDocument, given: RewriteWish): RewriteWish {
    const only = given.only === undefined ? this.#store.shownOnly(uri) : undefined;
    return { ...given, ...(only && { only }) };
  }

  /** What `codeActionsOnSave` runs: automatic rewrites only. */
  async onSave(document: vscode.TextDocument): Promise<vscode.CodeAction[]> {
    const action = new vscode.CodeAction(vscode.l10n.t('Apply all automatic rewrites (Auth0 Relink)'), FIX_ALL);
    await this.#fill(action, document, this.wish(document, { review: false }));
    return action.edit === undefined ? [] : [action];
  }

  async resolve(action: FixAllAction): Promise<vscode.CodeAction> {
    if (action.rewrites === undefined) return action;
    const { document, wish } = action.rewrites;
    const { version } = document;
    await this.#fill(action, document, wish);
    if (action.edit === undefined && document.version === version) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("No automatic rewrites available. Use a finding's quick fix for manual steps."),
      );
    }
    return action;
  }

  async #fill(action: vscode.CodeAction, document: vscode.TextDocument, wish: RewriteWish): Promise<void> {
    const { version, uri } = document;
    const { edits, files, done } = await this.#analyser.rewrite(namedTextOf(document), wish, { urgent: true });
    // The document was edited meanwhile, so the edits belong to older text.
    if (document.version !== version || edits.length === 0) return;
    const edit = new vscode.WorkspaceEdit();
    const isCurrent = await addOtherFiles(edit, uri, files);
    if (!isCurrent || document.version !== version) return;
    edit.set(
      uri,
      plainEdits(edits, (offset) => document.positionAt(offset)),
    );
    action.edit = edit;
    const title = vscode.l10n.t('Note follow-up steps');
    action.command = {
      command: REWRITTEN,
      title,
      arguments: [{ uri: uri.toString(), rewrites: done } satisfies RewrittenFile],
    };
  }
}
