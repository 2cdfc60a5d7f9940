import * as vscode from 'vscode';
import type { FileChange } from '../../core/types.js';
import { Cancelled } from '../../editing/thread/client.js';
import type { Analyser } from '../documents/analyser.js';
import { documentOf, readAnyFile } from '../documents/any-file.js';
import type { Item } from '../findings/item.js';
import type { FindingStore } from '../findings/store.js';
import { REWRITTEN } from '../follow-ups/rewritten.js';
import type { RewrittenFile } from '../follow-ups/rewritten.js';
import type { Log } from '../log.js';
import { askFirst } from './ask-first.js';
import { resolvedBy } from './file-plan.js';
import type { FilePlan } from './file-plan.js';
import { sayAfterwards } from './say-afterwards.js';
import { requestPreview, workspaceEditOf } from './workspace-edit.js';

/** Rewrites the findings of the workspace, or of some files, through VS Code's refactor preview. */
export class WorkspaceFix {
  readonly #store: FindingStore;
  readonly #analyser: Analyser;
  readonly #log: Log;

  constructor(store: FindingStore, analyser: Analyser, log: Log) {
    this.#store = store;
    this.#analyser = analyser;
    this.#log = log;
  }

  /**
   * Asks before it changes anything, and reports what it did.
   * @returns the number of findings that were resolved; 0 when the user cancelled
   */
  async run(uris: readonly vscode.Uri[] = this.#store.files().map(({ uri }) => uri)): Promise<number> {
    const { t } = vscode.l10n;
    const plans = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: t('Preparing rewrites'), cancellable: true },
      (progress, token) => this.plan(uris, progress, token),
    );
    if (plans === undefined) return 0;
    if (plans.length === 0) {
      void vscode.window.showInformationMessage(
        t("No automatic rewrites available. Use a finding's quick fix for manual steps."),
      );
      return 0;
    }
    const total = uris.reduce((sum, uri) => sum + this.#listed(uri).length, 0);
    const answer = await askFirst(plans, total);
    if (answer === undefined) return 0;
    const edit = await workspaceEditOf(plans);
    if (edit === undefined) {
      void vscode.window.showWarningMessage(t('A file has changed meanwhile. Try again.'));
      return 0;
    }
    if (answer === 'preview') requestPreview(edit, plans);
    if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return 0;
    const changed = await applied(plans);
    if (changed.length === 0) return 0;
    // All in one command: file by file, the last ones could come after the user's undo.
    const rewritten = changed.map(({ uri, done }): RewrittenFile => ({ uri: uri.toString(), rewrites: done }));
    await vscode.commands.executeCommand(REWRITTEN, ...rewritten);
    await sayAfterwards({
      ...{ resolved: resolvedBy(changed), total, files: changed.length, byHand: total - resolvedBy(plans) },
      // VS Code saves refactored files itself, unless `files.refactoring.autoSave` says otherwise.
      unsaved: changed.flatMap(({ uri }) => (documentOf(uri)?.isDirty === true ? [uri] : [])),
    });
    return resolvedBy(changed);
  }

  /** The findings of a file, as the view lists them. */
  #listed(uri: vscode.Uri): readonly Item[] {
    const file = this.#store.files().find((each) => each.uri.toString() === uri.toString());
    return (file ?? this.#store.of(uri))?.items ?? [];
  }

  /** Computes the rewritten texts without changing anything. @returns undefined when cancelled */
  async plan(
    uris: readonly vscode.Uri[],
    progress?: vscode.Progress<{ message?: string; increment?: number }>,
    token?: vscode.CancellationToken,
  ): Promise<FilePlan[] | undefined> {
    const plans: FilePlan[] = [];
    /** All changes so far, by file system: a later file uses what an earlier one needed, and may change it again. */
    const changed = new Map<string, readonly FileChange[]>();
    const controller = new AbortController();
    token?.onCancellationRequested(() => {
      controller.abort();
    });
    for (const uri of uris) {
      progress?.report({ message: vscode.workspace.asRelativePath(uri), increment: 100 / uris.length });
      try {
        const file = await readAnyFile(uri);
        const only = this.#store.shownOnly(uri);
        const fileSystem = uri.with({ path: '/' }).toString();
        const files = changed.get(fileSystem) ?? [];
        const listed = this.#listed(uri).map(({ finding }) => finding);
        const wish = { review: true, files, listed, ...(only && { only }) };
        const rewritten = await this.#analyser.rewrite(file, wish, { signal: controller.signal });
        if (rewritten.done.length === 0) continue;
        plans.push({ ...file, ...rewritten });
        const own = { fileName: file.fileName, before: file.text, edits: rewritten.edits };
        changed.set(fileSystem, [...rewritten.files, own]);
      } catch (error) {
        if (error instanceof Cancelled) return undefined;
        this.#log.failure(uri, error);
      }
    }
    return plans;
  }
}

/** @returns the plans whose files have changed: the user may have deselected others in the preview */
async function applied(plans: readonly FilePlan[]): Promise<FilePlan[]> {
  const isChanged = await Promise.all(plans.map(async ({ uri, text }) => (await readAnyFile(uri)).text !== text));
  return plans.filter((_, index) => isChanged[index]);
}
