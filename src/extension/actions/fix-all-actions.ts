import * as vscode from 'vscode';
import type { Offer } from '../../core/types.js';
import type { RewriteWish } from '../../editing/thread/protocol.js';
import type { Analyser } from '../documents/analyser.js';
import { namedTextOf } from '../documents/named-text.js';
import type { Item } from '../findings/item.js';
import type { FindingStore } from '../findings/store.js';
import { REWRITTEN } from '../follow-ups/rewritten.js';
import type { RewrittenFile } from '../follow-ups/rewritten.js';
import { isSamePlace } from '../offer-at.js';
import { FIX_ALL } from './kinds.js';
import { addOtherFiles } from './other-files.js';
import { bestOf, plainEdits } from './text-edits.js';

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

  /** Fixes for all findings of this rule and of the file, if more than one can be rewritten. */
  forFinding(
    document: vscode.TextDocument,
    { finding: { ruleId } }: Item,
    offers: readonly Offer[],
    diagnostic: vscode.Diagnostic,
  ): FixAllAction[] {
    const shown = this.#store.of(document.uri)?.items ?? [];
    const isShown = ({ finding }: Offer) => shown.some((item) => isSamePlace(item.finding, finding));
    const usable = offers.filter((offer) => isShown(offer) && bestOf(offer) !== undefined);
    const ofRule = usable.filter((offer) => offer.finding.ruleId === ruleId).length;
    const { t } = vscode.l10n;
    const create = (title: string, wish: RewriteWish): FixAllAction => {
      const action: FixAllAction = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.diagnostics = [diagnostic];
      action.rewrites = { document, wish };
      return action;
    };
    return [
      ...(ofRule > 1
        ? [create(t('Rewrite all {0} {1} findings in this file', ofRule, ruleId), this.#wish(document, { ruleId }))]
        : []),
      ...(usable.length > Math.max(1, ofRule)
        ? [create(t('Rewrite all {0} findings in this file', usable.length), this.#wish(document, {}))]
        : []),
    ];
  }

  /** A fix for a finding whose rewrites are not known yet: the best one is prepared when the user picks it. */
  forOne(document: vscode.TextDocument, { finding }: Item, diagnostic: vscode.Diagnostic): FixAllAction {
    const title = vscode.l10n.t('Rewrite this finding');
    const action: FixAllAction = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.rewrites = { document, wish: { review: true, only: [finding] } };
    return action;
  }

  /** What `codeActionsOnSave` runs: automatic rewrites only. */
  async onSave(document: vscode.TextDocument): Promise<vscode.CodeAction[]> {
    const action = new vscode.CodeAction(vscode.l10n.t('Apply all automatic rewrites (Auth0 Relink)'), FIX_ALL);
    await this.#fill(action, document, this.#wish(document, { review: false }));
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

  #wish({ uri }: vscode.TextDocument, given: Partial<RewriteWish>): RewriteWish {
    const only = this.#store.shownOnly(uri);
    return { review: true, ...given, ...(only && { only }) };
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
