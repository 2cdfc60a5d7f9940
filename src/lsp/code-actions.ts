import type { CodeAction, CodeActionParams, Command } from 'vscode-languageserver/node';
import type { Range } from '../core/types.js';
import { removalOf } from '../editing/actions/comment-removal.js';
import { planActions, planMeanwhile } from '../editing/actions/planned-actions.js';
import type { PlannedAction } from '../editing/actions/planned-actions.js';
import { EXPLAIN, SHOW_GUIDE } from '../editing/finding-commands.js';
import type { FindingPlace } from '../editing/finding-commands.js';
import { inTime, LATE } from '../editing/patience.js';
import type { ReportedFinding } from '../report/result.js';
import { changeIn } from './action-data.js';
import type { ActionData } from './action-data.js';
import type { ActionEdits } from './action-edits.js';
import type { ClientDocument } from './client-document.js';
import type { DocumentSet } from './document-set.js';
import { findingDiagnostic, problemDiagnostic } from './lsp-diagnostics.js';
import type { LspEdits } from './lsp-edits.js';
import { APPLY_ACTION, FIX_ON_SAVE, QUICK_FIX, REFACTORING } from './server-abilities.js';
import type { ServerContext } from './server-context.js';
import { toOffset } from './text-positions.js';

interface Item {
  readonly finding: ReportedFinding;
}

/** Offers what can be done about findings, without analysing anything that is known. */
export class CodeActions {
  readonly #set: DocumentSet;
  readonly #actionEdits: ActionEdits;
  readonly #edits: LspEdits;
  readonly #context: ServerContext;

  constructor(set: DocumentSet, actionEdits: ActionEdits, edits: LspEdits, context: ServerContext) {
    this.#set = set;
    this.#actionEdits = actionEdits;
    this.#edits = edits;
    this.#context = context;
  }

  async provide(
    document: ClientDocument,
    { range, context: { only } }: CodeActionParams,
    signal: AbortSignal,
  ): Promise<(CodeAction | Command)[]> {
    if (this.#set.get(document) === undefined) return [];
    if (only?.some((kind) => isIn(FIX_ON_SAVE, kind)) === true && !only.some((kind) => isIn(QUICK_FIX, kind))) {
      return this.#onSave(document, signal);
    }
    const state = await this.#set.tracked.current(document);
    if (state === undefined || signal.aborted) return [];
    const { encoding } = this.#context.abilities;
    const wanted = {
      start: toOffset(document.lines, range.start, encoding),
      end: toOffset(document.lines, range.end, encoding),
    };
    const actions = [...(await this.#forFindings(document, wanted, signal)), ...this.#removals(document, wanted)];
    return actions
      .filter(({ kind = QUICK_FIX }) =>
        only === undefined ? kind !== REFACTORING : only.some((each) => isIn(kind, each)),
      )
      .flatMap((action) => this.#understood(action));
  }

  async #forFindings(document: ClientDocument, range: Range, signal: AbortSignal): Promise<CodeAction[]> {
    const shown = this.#set.shownIn(document).map((finding): Item => ({ finding }));
    const hit = shown.filter(({ finding }) => touches(finding, range));
    if (hit.length === 0) return [];
    const { version } = document;
    const starts = hit.map(({ finding }) => finding.start);
    const offers = await inTime(this.#set.tracked.offersFor(document, starts), document);
    // The document was edited meanwhile, so the rewrites belong to older text.
    if (offers === undefined || document.version !== version || signal.aborted) return [];
    const { texts } = this.#context;
    const planned = offers === LATE ? planMeanwhile(hit, texts) : planActions(hit, shown, offers, texts);
    return planned.flatMap((each) => this.#actionOf(document, each) ?? []);
  }

  /** @returns undefined for what this client can't do */
  #actionOf(
    document: ClientDocument,
    { title, isRefactoring, isPreferred, item, deed }: PlannedAction<Item>,
  ): CodeAction | undefined {
    const { abilities } = this.#context;
    const { ruleId, start } = item.finding;
    const { uri, version, lines } = document;
    const shown = { uri, lines, settings: this.#set.settingsOf(document) };
    const action: CodeAction = {
      title,
      kind: isRefactoring ? REFACTORING : QUICK_FIX,
      ...(!isRefactoring && { diagnostics: [findingDiagnostic(shown, item.finding, this.#context)] }),
      ...(isPreferred && { isPreferred }),
    };
    const change = changeIn(deed);
    if (change !== undefined) {
      const data: ActionData = { uri, version, ruleId, start, deed: change };
      if (abilities.resolvesEdits) return { ...action, data };
      if (deed.does !== 'rewrite') return withCommand(action, APPLY_ACTION, data);
      const edit = this.#actionEdits.ofRewrite(document, deed.rewrite);
      return edit && { ...action, edit };
    }
    switch (deed.does) {
      case 'show-guide':
        return withCommand(action, SHOW_GUIDE, { uri, ruleId, start } satisfies FindingPlace);
      case 'explain':
        return withCommand(action, EXPLAIN, ruleId);
      case 'nothing':
        return abilities.disabledActions ? { ...action, disabled: { reason: title } } : undefined;
      default:
        // A server can't reach the clipboard; the guide has this code, too.
        return undefined;
    }
  }

  /** Fixes for the suppression comments in a range that suppress nothing. */
  #removals(document: ClientDocument, range: Range): CodeAction[] {
    const problems = this.#set.get(document)?.problems ?? [];
    return problems
      .filter((problem) => problem.kind === 'unused-suppression' && touches(problem, range))
      .flatMap((problem) => {
        const edit = this.#edits.of(document, [removalOf(document.text, problem)]);
        const title = this.#context.texts.t('Remove unused suppression');
        const diagnostics = [problemDiagnostic(document, problem, this.#context)];
        return edit === undefined ? [] : [{ title, kind: QUICK_FIX, diagnostics, isPreferred: true, edit }];
      });
  }

  /** Automatic rewrites only. */
  async #onSave(document: ClientDocument, signal: AbortSignal): Promise<(CodeAction | Command)[]> {
    await this.#set.tracked.current(document);
    const edit = await this.#actionEdits.ofWish(document, { review: false }, signal);
    const title = this.#context.texts.t('Apply all automatic rewrites (Auth0 Relink)');
    return edit === undefined ? [] : this.#understood({ title, kind: FIX_ON_SAVE, edit });
  }

  /** Clients from before there were code actions know only commands. */
  #understood(action: CodeAction): (CodeAction | Command)[] {
    if (this.#context.abilities.codeActions) return [action];
    return action.command === undefined ? [] : [action.command];
  }
}

function withCommand(action: CodeAction, command: string, argument: unknown): CodeAction {
  return { ...action, command: { title: action.title, command, arguments: [argument] } };
}

/** Whether a kind of actions is of another, which may have dots. */
function isIn(kind: string, outer: string): boolean {
  return outer === '' || kind === outer || kind.startsWith(`${outer}.`);
}

/** Whether two ranges have a place in common; a cursor may be at either end. */
function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}
