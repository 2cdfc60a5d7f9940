import * as vscode from 'vscode';
import { applyEdits } from '../../core/edits.js';
import type { Edit } from '../../core/types.js';
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
import { plainEdits } from './text-edits.js';

/** A file and what it becomes. */
interface FilePlan extends AnyFile, RewrittenDocument {}

/** Rewrites what was found in the whole workspace, or in some files, through VS Code's own refactor preview. */
export class WorkspaceFix {
  readonly #store: FindingStore;
  readonly #analyser: Analyser;
  readonly #log: Log;

  constructor(store: FindingStore, analyser: Analyser, log: Log) {
    this.#store = store;
    this.#analyser = analyser;
    this.#log = log;
  }

  /** @returns the number of rewrites that were put before the user; none when it was cancelled */
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
    const applied = await vscode.workspace.applyEdit(previewed(plans), { isRefactoring: true });
    if (applied) await noteWhatIsLeft(plans);
    return applied ? rewrites : 0;
  }

  /** Works out what files become; changes nothing. @returns undefined when it was cancelled */
  async plan(
    uris: readonly vscode.Uri[],
    progress?: vscode.Progress<{ message?: string; increment?: number }>,
    token?: vscode.CancellationToken,
  ): Promise<FilePlan[] | undefined> {
    const plans: FilePlan[] = [];
    const controller = new AbortController();
    token?.onCancellationRequested(() => {
      controller.abort();
    });
    for (const uri of uris) {
      progress?.report({ message: vscode.workspace.asRelativePath(uri), increment: 100 / uris.length });
      try {
        const file = await readAnyFile(uri);
        const only = this.#store.shownOnly(uri);
        const wish = { review: true, ...(only && { only }) };
        const rewritten = await this.#analyser.rewrite(file, wish, { signal: controller.signal });
        if (rewritten.edits.length > 0) plans.push({ ...file, ...rewritten });
      } catch (error) {
        if (error instanceof Cancelled) return undefined;
        this.#log.failure(uri, error);
      }
    }
    return plans;
  }
}

/** The user may have left files out in the preview: only those that changed count. */
async function noteWhatIsLeft(plans: readonly FilePlan[]): Promise<void> {
  const isChanged = await Promise.all(plans.map(async ({ uri, text }) => (await readAnyFile(uri)).text !== text));
  const changed = plans.filter((_, index) => isChanged[index]);
  // All at once: file by file, the last ones would come after the user has undone them.
  const rewritten = changed.map(({ uri, done }): RewrittenFile => ({ uri: uri.toString(), rewrites: done }));
  await vscode.commands.executeCommand(REWRITTEN, ...rewritten);
  // VS Code saves refactored files itself, unless `files.refactoring.autoSave` says otherwise.
  const unsaved = changed.filter(({ uri }) => documentOf(uri)?.isDirty === true);
  if (unsaved.length > 0) await offerToSave(unsaved.map(({ uri }) => uri));
}

/**
 * One entry a file: the preview lets a person leave out single entries, and half a rewrite would be broken code.
 * Two groups: what does the same job, and what a person has to look at.
 */
function previewed(plans: readonly FilePlan[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, text, edits, done, positionAt } of plans) {
    const plain = plainEdits([joined(text, edits)], positionAt);
    edit.set(
      uri,
      plain.map((each): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [each, metadataOf(done)]),
    );
  }
  return edit;
}

/** One edit from the first change to the last that does what all of them do. */
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
  // Not awaited: the command is done, whatever becomes of the question.
  void vscode.window.showInformationMessage(message, yes).then((chosen) => (chosen === yes ? save() : undefined));
}
