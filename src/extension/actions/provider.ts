import * as vscode from 'vscode';
import type { Offer, Rewrite } from '../../core/types.js';
import { planActions, planMeanwhile } from '../../editing/actions/planned-actions.js';
import type { PlannedAction } from '../../editing/actions/planned-actions.js';
import { COPY_CODE, EXPLAIN, SHOW_GUIDE } from '../../editing/finding-commands.js';
import type { FindingPlace } from '../../editing/finding-commands.js';
import { inTime, LATE } from '../../editing/patience.js';
import type { DocumentTracker } from '../documents/tracker.js';
import { DISPLAYED } from '../engine-texts.js';
import { diagnosticOf } from '../findings/diagnostics.js';
import type { Item } from '../findings/item.js';
import type { FindingStore } from '../findings/store.js';
import { REWRITTEN, rewrittenBy } from '../follow-ups/rewritten.js';
import { settingsOf } from '../settings.js';
import type { FixAllAction, FixAllActions } from './fix-all-actions.js';
import { FIX_ALL, REWRITE } from './kinds.js';
import { removalActions } from './removal-actions.js';
import { rewriteEdit } from './rewrite-edit.js';
import { resolveSilence } from './silence-actions.js';
import type { Silence, SilenceAction } from './silence-actions.js';

/** Offers the stored rewrites of findings as code actions, without analysing anything. */
export class RewriteActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL, REWRITE],
  };

  readonly #tracker: DocumentTracker;
  readonly #store: FindingStore;
  readonly #all: FixAllActions;
  readonly #silence: Silence;

  constructor(tracker: DocumentTracker, store: FindingStore, all: FixAllActions, silence: Silence) {
    this.#tracker = tracker;
    this.#store = store;
    this.#all = all;
    this.#silence = silence;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (this.#tracker.get(document.uri) === undefined) return [];
    const isFixAll = only !== undefined && (FIX_ALL.contains(only) || only.contains(FIX_ALL));
    if (isFixAll && !only.contains(vscode.CodeActionKind.QuickFix)) {
      const actions = await this.#all.onSave(document);
      return token.isCancellationRequested ? [] : actions;
    }
    const removals = await this.#removals(document, range, only, token);
    const hit = (this.#store.of(document.uri)?.items ?? []).filter((item) => item.range.intersection(range));
    if (hit.length === 0) return removals;
    const { version } = document;
    const starts = hit.map(({ finding }) => finding.start);
    const isStale = () => document.version !== version || token.isCancellationRequested;
    const kept = (actions: vscode.CodeAction[]) =>
      [...actions, ...removals].filter((action) => isAskedFor(action, only));
    const known = await inTime(this.#tracker.offersFor(document, starts), document);
    if (known === LATE) return isStale() ? [] : kept(this.#actionsMeanwhile(document, hit));
    let offers = known;
    // The document was edited meanwhile, so the rewrites belong to older text.
    if (offers === undefined || isStale()) return [];
    let actions = await this.#actionsFor(document, hit, offers);
    if (actions === undefined) {
      this.#tracker.forgetOffers(document);
      offers = await this.#tracker.offersFor(document, starts);
      if (offers === undefined || isStale()) return [];
      actions = (await this.#actionsFor(document, hit, offers)) ?? [];
    }
    if (isStale()) return [];
    return kept(actions);
  }

  async resolveCodeAction(action: FixAllAction & SilenceAction): Promise<vscode.CodeAction> {
    return action.rewrites === undefined ? resolveSilence(action, this.#silence) : this.#all.resolve(action);
  }

  /** What can be done before the rewrites are known. */
  #actionsMeanwhile(document: vscode.TextDocument, items: readonly Item[]): vscode.CodeAction[] {
    return planMeanwhile(items, DISPLAYED).map((planned) => this.#actionOf(document, planned, undefined));
  }

  /** @returns undefined if another file that a rewrite changes is no longer what the rewrite was prepared for */
  async #actionsFor(
    document: vscode.TextDocument,
    items: readonly Item[],
    offers: readonly Offer[],
  ): Promise<vscode.CodeAction[] | undefined> {
    const shown = this.#store.of(document.uri)?.items ?? [];
    const edits = new Map<Rewrite, vscode.WorkspaceEdit>();
    const actions: vscode.CodeAction[] = [];
    for (const planned of planActions(items, shown, offers, DISPLAYED)) {
      const { deed } = planned;
      if (deed.does !== 'rewrite') actions.push(this.#actionOf(document, planned, undefined));
      else {
        const edit = edits.get(deed.rewrite) ?? (await rewriteEdit(document, deed.rewrite));
        if (edit === undefined) return undefined;
        edits.set(deed.rewrite, edit);
        actions.push(this.#actionOf(document, planned, edit));
      }
    }
    return actions;
  }

  /** @param edit of a rewrite */
  #actionOf(
    document: vscode.TextDocument,
    { title, isRefactoring, isPreferred, item, deed }: PlannedAction<Item>,
    edit: vscode.WorkspaceEdit | undefined,
  ): vscode.CodeAction {
    const { finding } = item;
    const action: FixAllAction & SilenceAction = new vscode.CodeAction(
      title,
      isRefactoring ? REWRITE : vscode.CodeActionKind.QuickFix,
    );
    if (!isRefactoring) action.diagnostics = [diagnosticOf(item, settingsOf(document))];
    const run = (command: string, argument: unknown): void => {
      action.command = { command, title, arguments: [argument] };
    };
    const place: FindingPlace = { uri: document.uri.toString(), ruleId: finding.ruleId, start: finding.start };
    switch (deed.does) {
      case 'rewrite':
        if (edit !== undefined) action.edit = edit;
        if (!isRefactoring) action.isPreferred = isPreferred;
        action.command = rewrittenCommand(document, deed.offer, deed.rewrite);
        break;
      case 'rewrite-several':
        action.rewrites = { document, wish: this.#all.wish(document, deed.wish) };
        break;
      case 'show-guide':
        run(SHOW_GUIDE, place);
        break;
      case 'copy-code':
        run(COPY_CODE, place);
        break;
      case 'explain':
        run(EXPLAIN, finding.ruleId);
        break;
      case 'silence':
        action.silences = { document, item, scope: deed.scope };
        break;
      case 'nothing':
        // VS Code shows the title, but not the reason.
        action.disabled = { reason: title };
    }
    return action;
  }

  /** Fixes for the suppression comments in a range that suppress nothing. */
  async #removals(
    document: vscode.TextDocument,
    range: vscode.Range,
    only: vscode.CodeActionKind | undefined,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const isIn = ({ range: own }: { readonly range: vscode.Range }) => own.intersection(range) !== undefined;
    if (only?.contains(vscode.CodeActionKind.QuickFix) === false) return [];
    if (this.#store.of(document.uri)?.problems.some(isIn) !== true) return [];
    // Unlike findings, problems don't move along with edits.
    if ((await this.#tracker.current(document)) === undefined || token.isCancellationRequested) return [];
    return (this.#store.of(document.uri)?.problems ?? [])
      .filter(isIn)
      .flatMap((each) => removalActions(document, each));
  }
}

/** Whether an action is of the wanted kind. The light bulb asks for any: each rewrite is a quick fix there already. */
function isAskedFor({ kind }: vscode.CodeAction, only: vscode.CodeActionKind | undefined): boolean {
  if (kind === undefined) return only === undefined;
  return only === undefined ? !REWRITE.contains(kind) : only.contains(kind);
}

/** Runs after the edit and stores its follow-up steps. */
function rewrittenCommand({ uri }: vscode.TextDocument, offer: Offer, rewrite: Rewrite): vscode.Command {
  const title = vscode.l10n.t('Note follow-up steps');
  return { command: REWRITTEN, title, arguments: [rewrittenBy(uri.toString(), offer, rewrite)] };
}
