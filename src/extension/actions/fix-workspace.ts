import * as vscode from 'vscode';
import { applyEdits } from '../../core/edits.js';
import type { Edit, FileChange } from '../../core/types.js';
import type { Analyser } from '../documents/analyser.js';
import { documentOf, readAnyFile } from '../documents/any-file.js';
import type { AnyFile } from '../documents/any-file.js';
import { inDisplayLanguage } from '../engine-texts.js';
import type { FindingStore } from '../findings/store.js';
import { REWRITTEN } from '../follow-ups/rewritten.js';
import type { RewrittenFile } from '../follow-ups/rewritten.js';
import type { Log } from '../log.js';
import { settingsOf } from '../settings.js';
import { Cancelled } from '../thread/client.js';
import type { RewrittenDocument } from '../thread/protocol.js';
import { addOtherFiles } from './other-files.js';
import { plainEdits } from './text-edits.js';

/** A file and its rewritten text. */
interface FilePlan extends AnyFile, RewrittenDocument {}

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

  /** @returns the number of applied rewrites; 0 when the user cancelled */
  async run(uris: readonly vscode.Uri[] = this.#store.files().map(({ uri }) => uri)): Promise<number> {
    const { t } = vscode.l10n;
    const plans = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: t('Preparing rewrites'), cancellable: true },
      (progress, token) => this.plan(uris, progress, token),
    );
    if (plans === undefined) return 0;
    const rewrites = plans.reduce((sum, { done }) => sum + done.length, 0);
    if (rewrites === 0) {
      void vscode.window.showInformationMessage(
        t("No automatic rewrites available. Use a finding's quick fix for manual steps."),
      );
      return 0;
    }
    const edit = await previewed(plans);
    if (edit === undefined) {
      void vscode.window.showWarningMessage(t('A file changed while its rewrites were prepared. Try again.'));
      return 0;
    }
    const applied = await vscode.workspace.applyEdit(edit, { isRefactoring: true });
    if (applied) await noteWhatIsLeft(plans);
    return applied ? rewrites : 0;
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
        const wish = { review: true, files, ...(only && { only }) };
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

/** Only files that changed count: the user may have deselected others in the preview. */
async function noteWhatIsLeft(plans: readonly FilePlan[]): Promise<void> {
  const isChanged = await Promise.all(plans.map(async ({ uri, text }) => (await readAnyFile(uri)).text !== text));
  const changed = plans.filter((_, index) => isChanged[index]);
  // All in one command: file by file, the last ones could come after the user's undo.
  const rewritten = changed.map(({ uri, done }): RewrittenFile => ({ uri: uri.toString(), rewrites: done }));
  await vscode.commands.executeCommand(REWRITTEN, ...rewritten);
  // VS Code saves refactored files itself, unless `files.refactoring.autoSave` says otherwise.
  const unsaved = changed.filter(({ uri }) => documentOf(uri)?.isDirty === true);
  if (unsaved.length > 0) await offerToSave(unsaved.map(({ uri }) => uri));
}

/**
 * One entry per file: the preview allows deselecting single entries, and half a rewrite would be broken code.
 * Two groups: automatic rewrites and those that need review.
 * @returns undefined if a file without findings has changed since its change was prepared
 */
async function previewed(plans: readonly FilePlan[]): Promise<vscode.WorkspaceEdit | undefined> {
  const edit = new vscode.WorkspaceEdit();
  const fileSystemOf = ({ uri }: FilePlan) => uri.with({ path: '/' }).toString();
  // The last plan of a file system has what all of them need, also in the files of earlier plans.
  const last = new Map(plans.map((plan) => [fileSystemOf(plan), plan]));
  for (const plan of last.values()) {
    const { uri, files, done } = plan;
    const metadata = { ...metadataOf(done), description: vscode.l10n.t('What the new code needs') };
    const planned = plans.filter((each) => fileSystemOf(each) === fileSystemOf(plan)).map(({ fileName }) => fileName);
    const others = files.filter(({ fileName }) => !planned.includes(fileName));
    if (!(await addOtherFiles(edit, uri, others, metadata))) return undefined;
  }
  for (const plan of plans) {
    const { uri, text, fileName, done, positionAt } = plan;
    const later = last.get(fileSystemOf(plan))?.files.find((file) => file.fileName === fileName);
    const { edits } = later ?? plan;
    const plain = plainEdits([joined(text, edits)], positionAt);
    edit.set(
      uri,
      plain.map((each): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [each, metadataOf(done)]),
    );
  }
  return edit;
}

/** Merges edits into one, from the first change to the last. */
function joined(text: string, edits: readonly Edit[]): Edit {
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return { start, end, text: applyEdits(text.slice(start, end), moved) };
}

function metadataOf(done: RewrittenDocument['done']): vscode.WorkspaceEditEntryMetadata {
  const { t } = vscode.l10n;
  const isAutomatic = done.every(({ applicability }) => applicability === 'automatic');
  return {
    needsConfirmation: true,
    label: isAutomatic ? t('Automatic') : t('Needs review'),
    description: [...new Set(done.map(({ title }) => inDisplayLanguage(title)))].join(' · '),
    iconPath: new vscode.ThemeIcon(isAutomatic ? 'check' : 'eye'),
  };
}

async function offerToSave(uris: readonly vscode.Uri[]): Promise<void> {
  const { saveAfterFixAll } = settingsOf();
  const save = async () => {
    for (const uri of uris) await vscode.workspace.save(uri);
  };
  if (saveAfterFixAll === 'always') await save();
  if (saveAfterFixAll !== 'ask') return;
  const { t } = vscode.l10n;
  const yes = t('Save All');
  const message =
    uris.length === 1
      ? t('1 file was rewritten and is not saved yet.')
      : t('{0} files were rewritten and are not saved yet.', uris.length);
  // Not awaited: the command is done, whatever the answer.
  void vscode.window.showInformationMessage(message, yes).then((chosen) => (chosen === yes ? save() : undefined));
}
