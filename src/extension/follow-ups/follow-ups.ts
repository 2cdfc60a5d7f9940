import * as vscode from 'vscode';
import { linesOf } from '../../core/lines.js';
import type { Disposable } from '../../editing/disposable.js';
import type { Message } from '../../messages/message.js';
import { inDisplayLanguage } from '../engine-texts.js';
import { SOURCE } from '../findings/diagnostics.js';
import { codeIn } from '../findings/item.js';
import type { FollowUp } from '../state/contents.js';
import type { WorkspaceState } from '../state/workspace-state.js';
import { REWRITTEN } from './rewritten.js';
import type { RewrittenFile } from './rewritten.js';
import { isDoneAt, isOpen, taskKey } from './tasks.js';

/** Undoing fewer UTF-16 code units within one line is likely to undo typing. */
const TYPED = 20;

/**
 * Keeps what was rewritten, with its follow-up steps until they are marked as done, and shows those as hints in the code.
 */
export class FollowUps implements Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #collection = vscode.languages.createDiagnosticCollection('auth0-relink-todo');
  readonly #subscriptions: Disposable[];
  #list: readonly FollowUp[];
  /** Follow-ups of undone rewrites, which redo brings back. */
  #undone: readonly FollowUp[] = [];

  readonly onDidChange = this.#changed.event;

  readonly #state: WorkspaceState;

  constructor(state: WorkspaceState) {
    this.#state = state;
    this.#list = state.get('followUps');
    this.#show();
    this.#subscriptions = [
      this.#changed,
      this.#collection,
      vscode.commands.registerCommand(REWRITTEN, (...files: RewrittenFile[]) => this.#add(files)),
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.#follow(event);
        this.#move(event);
      }),
      // An unsaved document is gone for good, and the next one may have the same name.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme !== 'untitled') return;
        const rest = this.#list.filter((todo) => todo.uri !== uri.toString());
        if (rest.length < this.#list.length) void this.#set(rest);
      }),
    ];
  }

  all(): readonly FollowUp[] {
    return this.#list;
  }

  /** How many rewrites have steps that are not done. */
  countOpen(): number {
    return this.#list.filter(isOpen).length;
  }

  /** Drops a follow-up. */
  async done(todo: FollowUp): Promise<void> {
    await this.#set(this.#list.filter((other) => other !== todo));
  }

  /** Marks a task as done or not done at some places. Once all tasks are done, the list is empty. */
  async tick(task: Message, places: readonly FollowUp[], isDone: boolean): Promise<void> {
    const isMeant = ({ uri, line }: FollowUp) => places.some((place) => place.uri === uri && place.line === line);
    const list = this.#list.map((followUp): FollowUp => {
      if (!isMeant(followUp)) return followUp;
      const others = (followUp.done ?? []).filter((each) => taskKey(each) !== taskKey(task));
      return { ...followUp, done: isDone ? [...others, task] : others };
    });
    await this.#set(list.some(isOpen) ? list : []);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #add(files: readonly RewrittenFile[]): Promise<void> {
    // Ticks a step of the walkthrough.
    void vscode.commands.executeCommand('setContext', 'auth0Relink.rewritten', true);
    const fresh = (await Promise.all(files.map(todosOf))).flat();
    if (fresh.length > 0) await this.#set([...this.#list, ...fresh]);
  }

  async #set(list: readonly FollowUp[]): Promise<void> {
    this.#list = list;
    this.#show();
    this.#changed.fire();
    await this.#save();
  }

  /** After a reload, a rewrite that left nothing to do is history. */
  async #save(): Promise<void> {
    await this.#state.set(
      'followUps',
      this.#list.filter(({ todos }) => todos.length > 0),
    );
  }

  /** Removes follow-ups when their rewrite is undone, and brings them back on redo. */
  #follow({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const isOwn = (todo: FollowUp) => todo.uri === document.uri.toString();
    if (reason === vscode.TextDocumentChangeReason.Undo) {
      const gone = this.#list.filter((todo) => isOwn(todo) && contentChanges.some((change) => takesBack(change, todo)));
      if (gone.length === 0) return;
      this.#undone = [...this.#undone.filter((todo) => !isOwn(todo)), ...gone];
      void this.#set(this.#list.filter((todo) => !gone.includes(todo)));
    } else if (reason === vscode.TextDocumentChangeReason.Redo && this.#undone.some(isOwn)) {
      void this.#set([...this.#list, ...this.#undone.filter(isOwn)]);
      this.#undone = this.#undone.filter((todo) => !isOwn(todo));
    } else if (contentChanges.length > 0) this.#undone = this.#undone.filter((todo) => !isOwn(todo));
  }

  /** Moves follow-ups along when lines above them are added or removed. */
  #move({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    const moved = this.#list.map((todo) => {
      const above = todo.uri === uri ? contentChanges.filter(({ range }) => range.end.line < todo.line) : [];
      const added = above.map(({ range, text }) => text.split('\n').length - 1 - (range.end.line - range.start.line));
      const by = added.reduce((sum, lines) => sum + lines, 0);
      return by === 0 ? todo : { ...todo, line: Math.max(0, todo.line + by) };
    });
    if (moved.every((todo, index) => todo === this.#list[index])) return;
    this.#list = moved;
    void this.#save();
  }

  #show(): void {
    this.#collection.clear();
    for (const uri of new Set(this.#list.map((todo) => todo.uri))) {
      const own = this.#list.filter((todo) => todo.uri === uri);
      this.#collection.set(vscode.Uri.parse(uri), own.filter(isOpen).map(hintOf));
    }
  }
}

/** Whether undoing this change removes a rewrite, not just text typed into its line. */
function takesBack({ range, rangeLength }: vscode.TextDocumentContentChangeEvent, { line }: FollowUp): boolean {
  const isThere = range.start.line <= line && line <= range.end.line;
  return isThere && (range.end.line > range.start.line || rangeLength > TYPED);
}

async function todosOf({ uri, rewrites }: RewrittenFile): Promise<FollowUp[]> {
  const lines = linesOf(await currentTextOf(uri));
  return rewrites.map(({ title, todos, start }) => {
    const { line, column } = lines.positionAt(start);
    return { uri, title, todos, code: codeIn(lines.textOf(line), column - 1), line: line - 1 };
  });
}

async function currentTextOf(uri: string): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  if (open !== undefined) return open.getText();
  const file = vscode.Uri.parse(uri);
  return vscode.workspace.decode(await vscode.workspace.fs.readFile(file), { uri: file });
}

function hintOf(followUp: FollowUp): vscode.Diagnostic {
  const { uri, line, title, todos } = followUp;
  const range = new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
  const message = vscode.l10n.t('Follow-up steps for "{0}"', inDisplayLanguage(title));
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Hint);
  diagnostic.source = SOURCE;
  const location = new vscode.Location(vscode.Uri.parse(uri), range);
  diagnostic.relatedInformation = todos
    .filter((todo) => !isDoneAt(followUp, todo))
    .map((todo) => new vscode.DiagnosticRelatedInformation(location, inDisplayLanguage(todo)));
  return diagnostic;
}
