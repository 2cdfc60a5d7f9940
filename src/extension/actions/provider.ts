import * as vscode from 'vscode';
import type { Offer, Rewrite } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { DocumentTracker } from '../documents/tracker.js';
import { guideTitle, inDisplayLanguage } from '../engine-texts.js';
import { COPY_CODE, EXPLAIN, SHOW_GUIDE } from '../finding-commands.js';
import type { FindingPlace } from '../finding-commands.js';
import { diagnosticOf } from '../findings/diagnostics.js';
import type { Item } from '../findings/item.js';
import type { FindingStore } from '../findings/store.js';
import { REWRITTEN, rewrittenBy } from '../follow-ups/rewritten.js';
import { offerAt } from '../offer-at.js';
import { settingsOf } from '../settings.js';
import type { FixAllAction, FixAllActions } from './fix-all-actions.js';
import { FIX_ALL, REWRITE } from './kinds.js';
import { inTime, LATE } from './patience.js';
import { removalActions } from './removal-actions.js';
import { rewriteEdit } from './rewrite-edit.js';
import { resolveSilence, silenceActions } from './silence-actions.js';
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
    return items.flatMap((item) => {
      const diagnostic = diagnosticOf(item, settingsOf(document));
      return [
        this.#all.forOne(document, item, diagnostic),
        explainAction(item, diagnostic),
        ...silenceActions(document, item, diagnostic),
      ];
    });
  }

  /** @returns undefined if another file that a rewrite changes is no longer what the rewrite was prepared for */
  async #actionsFor(
    document: vscode.TextDocument,
    items: readonly Item[],
    offers: readonly Offer[],
  ): Promise<vscode.CodeAction[] | undefined> {
    const rewrites: vscode.CodeAction[] = [];
    const others: vscode.CodeAction[] = [];
    const explained = new Map<string, vscode.CodeAction>();
    const silences: vscode.CodeAction[] = [];
    for (const item of items) {
      const { ruleId } = item.finding;
      const offer = offerAt(offers, item.finding);
      const diagnostic = diagnosticOf(item, settingsOf(document));
      for (const rewrite of offer?.rewrites ?? []) {
        const edit = await rewriteEdit(document, rewrite);
        if (edit === undefined) return undefined;
        if (offer) rewrites.push(...rewriteActions(document, offer, rewrite, edit, diagnostic));
      }
      // The same for each finding of a rule.
      if (!explained.has(ruleId)) {
        others.push(...this.#all.forFinding(document, item, offers, diagnostic));
        explained.set(ruleId, explainAction(item, diagnostic));
      }
      silences.push(...silenceActions(document, item, diagnostic));
    }
    return [...rewrites, ...others, ...explained.values(), ...silences];
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

function rewriteActions(
  document: vscode.TextDocument,
  offer: Offer,
  rewrite: Rewrite,
  edit: vscode.WorkspaceEdit,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  if (rewrite.edits.length === 0) return guideActions(document, offer, rewrite, diagnostic);
  const title = inDisplayLanguage(rewrite.title);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = edit;
  action.diagnostics = [diagnostic];
  action.isPreferred = rewrite === offer.rewrites[0];
  action.command = rewrittenCommand(document, offer, rewrite);
  const refactoring = new vscode.CodeAction(title, REWRITE);
  refactoring.edit = action.edit;
  refactoring.command = action.command;
  return [action, refactoring];
}

/** A guide opens a page for the finding, and its code can be copied. The Refactor menu shows why there is no rewrite. */
function guideActions(
  { uri }: vscode.TextDocument,
  { finding: { ruleId, start } }: Offer,
  rewrite: Rewrite,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const place: FindingPlace = { uri: uri.toString(), ruleId, start };
  const title = guideTitle(rewrite);
  const guide = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  guide.diagnostics = [diagnostic];
  guide.command = { command: SHOW_GUIDE, title, arguments: [place] };
  const actions = [guide];
  if (rewrite.snippet !== undefined) {
    const copyTitle = vscode.l10n.t('Copy Code for This Place');
    const copy = new vscode.CodeAction(copyTitle, vscode.CodeActionKind.QuickFix);
    copy.diagnostics = [diagnostic];
    copy.command = { command: COPY_CODE, title: copyTitle, arguments: [place] };
    actions.push(copy);
  }
  if (rewrite.reason === undefined) return actions;
  // VS Code shows the title, but not the reason.
  const reason = inDisplayLanguage(message('guide.reason', { reason: rewrite.reason }));
  const refused = new vscode.CodeAction(reason, REWRITE);
  refused.disabled = { reason };
  return [...actions, refused];
}

function explainAction({ finding }: Item, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const title = vscode.l10n.t('Explain {0}', finding.ruleId);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.command = { command: EXPLAIN, title, arguments: [finding.ruleId] };
  return action;
}

/** Runs after the edit and stores its follow-up steps. */
function rewrittenCommand({ uri }: vscode.TextDocument, offer: Offer, rewrite: Rewrite): vscode.Command {
  const title = vscode.l10n.t('Note follow-up steps');
  return { command: REWRITTEN, title, arguments: [rewrittenBy(uri.toString(), offer, rewrite)] };
}
