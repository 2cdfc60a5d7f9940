import path from 'node:path';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { ExecuteCommandParams, WorkDoneProgressReporter } from 'vscode-languageserver/node';
import { EXPLAIN, SHOW_GUIDE } from '../editing/finding-commands.js';
import type { FindingPlace } from '../editing/finding-commands.js';
import { guideFor } from '../editing/guides/guide-for.js';
import { ruleSection } from '../editing/guides/rule-section.js';
import { offerAt } from '../editing/offer-at.js';
import { message } from '../messages/message.js';
import { ruleMetas } from '../rules/metadata.js';
import { isActionData } from './action-data.js';
import type { ActionEdits } from './action-edits.js';
import type { ClientDocuments } from './client-documents.js';
import type { DocumentSet } from './document-set.js';
import { fileUriOf } from './file-names.js';
import { rulePageOf, rulePageText } from './rule-files.js';
import { APPLY_ACTION, SCAN } from './server-abilities.js';
import type { ServerContext } from './server-context.js';
import type { WorkspaceRoots } from './workspace-roots.js';
import type { WorkspaceScans } from './workspace-scans.js';

/** Runs the commands that actions and clients name. */
export class ServerCommands {
  readonly #context: ServerContext;
  readonly #documents: ClientDocuments;
  readonly #set: DocumentSet;
  readonly #roots: WorkspaceRoots;
  readonly #edits: ActionEdits;
  readonly #scans: WorkspaceScans;

  constructor(
    context: ServerContext,
    documents: ClientDocuments,
    set: DocumentSet,
    roots: WorkspaceRoots,
    edits: ActionEdits,
    scans: WorkspaceScans,
  ) {
    this.#context = context;
    this.#documents = documents;
    this.#set = set;
    this.#roots = roots;
    this.#edits = edits;
    this.#scans = scans;
  }

  /** @returns what the command found or shows; null if nothing */
  async run(
    { command, arguments: [argument] = [] }: ExecuteCommandParams,
    progress: WorkDoneProgressReporter,
    signal: AbortSignal,
  ): Promise<unknown> {
    switch (command) {
      case SCAN:
        return this.scan(progress, signal);
      case SHOW_GUIDE:
        return (await this.#guide(argument)) ?? null;
      case EXPLAIN:
        return this.#explain(argument);
      case APPLY_ACTION:
        return this.#apply(argument, signal);
      default:
        throw new ResponseError(ErrorCodes.InvalidParams, `unknown command: ${command}`);
    }
  }

  /** Scans the workspace folders, and shows progress that the user can cancel where the client can show it. */
  async scan(given: WorkDoneProgressReporter, signal: AbortSignal): Promise<unknown> {
    const { abilities, connection } = this.#context;
    if (!abilities.progress) return this.#scans.scan(given, signal);
    const progress = await connection.window.createWorkDoneProgress();
    const cancelled = new AbortController();
    progress.token.onCancellationRequested(() => {
      cancelled.abort();
    });
    return this.#scans.scan(progress, AbortSignal.any([signal, cancelled.signal]));
  }

  /** Shows the gist of what to do about a finding. @returns the whole page, in Markdown */
  async #guide(given: unknown): Promise<string | undefined> {
    const { tell, texts, language } = this.#context;
    const { uri, ruleId, start } = given as FindingPlace;
    const document = this.#documents.get(uri);
    const rule = ruleMetas.find(({ id }) => id === ruleId);
    if (document === undefined || rule === undefined) return undefined;
    const offers = await this.#set.tracked.offersFor(document, [start]);
    const offer = offers && offerAt(offers, { ruleId, start });
    const [best] = offer?.rewrites ?? [];
    if (offer === undefined || best === undefined) return undefined;
    const reason = best.reason && texts.say(message('guide.reason', { reason: best.reason }));
    const steps = best.todos.map((todo, index) => `${index + 1}. ${texts.say(todo)}`);
    tell([reason ?? texts.say(best.title), ...steps, best.docs].join('\n'));
    const root = document.file === undefined ? undefined : this.#roots.of(document.file);
    const context = {
      path: root ? path.relative(root.folder, document.file ?? '') : (document.file ?? uri),
      lineAt: (offset: number) => document.lines.positionAt(offset).line,
      section: ruleSection(rulePageText(ruleId), 'How to migrate'),
    };
    return guideFor(offer, rule, context, texts, language);
  }

  /** Opens the page of a rule, or shows its summary where the client opens nothing. @returns the page, in Markdown */
  async #explain(given: unknown): Promise<string | null> {
    const { abilities, connection, tell, texts } = this.#context;
    const rule = ruleMetas.find(({ id }) => id === given);
    const page = rule && rulePageOf(rule.id);
    if (rule === undefined || page === undefined) return null;
    const isShown =
      abilities.showsDocuments && (await connection.window.showDocument({ uri: fileUriOf(page) })).success;
    if (!isShown) tell(`${texts.say(rule.description)}\n${rule.source}`);
    return rulePageText(rule.id);
  }

  /** Has the client apply the edit of an action. @returns whether it did */
  async #apply(given: unknown, signal: AbortSignal): Promise<boolean> {
    if (!isActionData(given)) throw new ResponseError(ErrorCodes.InvalidParams, 'not the data of an action');
    const edit = await this.#edits.for(given, signal);
    if (signal.aborted) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    return edit !== undefined && (await this.#context.connection.workspace.applyEdit(edit)).applied;
  }
}
