import * as vscode from 'vscode';
import { applyEdits } from '../../core/edits.js';
import type { Edit } from '../../core/types.js';
import type { FindingStore } from '../findings/store.js';
import { settingsOf } from '../settings.js';
import { combine, plainEdits, type Combined } from './edits.js';
import { REWRITTEN, rewrittenOf } from './rewritten.js';
import type { FileOffers, WorkspaceOffers } from './workspace-offers.js';

/** Rewrites what was found in the whole workspace, or in some files, through VS Code's own refactor preview. */
export class WorkspaceFix {
  constructor(
    private readonly store: FindingStore,
    private readonly offers: WorkspaceOffers,
  ) {}

  /** @returns the number of rewrites that were put before the user; none when it was cancelled */
  async run(uris: readonly vscode.Uri[] = this.store.files().map(({ uri }) => uri)): Promise<number> {
    const { t } = vscode.l10n;
    const found = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: t('Working out the rewrites'), cancellable: true },
      (progress, token) => this.collect(uris, progress, token),
    );
    if (found === undefined) return 0;
    const rewrites = found.reduce((sum, { combined }) => sum + combined.done.length, 0);
    if (rewrites === 0) {
      void vscode.window.showInformationMessage(
        t('Nothing here can be rewritten by a tool. Each finding says what to do by hand.'),
      );
      return 0;
    }
    const applied = await vscode.workspace.applyEdit(previewed(found), { isRefactoring: true });
    if (applied) await this.applied(found);
    return applied ? rewrites : 0;
  }

  private async collect(
    uris: readonly vscode.Uri[],
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ): Promise<FixedFile[] | undefined> {
    const found: FixedFile[] = [];
    for (const uri of uris) {
      if (token.isCancellationRequested) return undefined;
      progress.report({ message: vscode.workspace.asRelativePath(uri), increment: 100 / uris.length });
      const file = await this.offers.read(uri);
      // What the user has dismissed or turned off is not to be changed either.
      const shown = new Set(this.store.of(uri)?.items.map(({ finding }) => `${finding.ruleId}@${finding.start}`));
      const offers = file.offers.filter(({ finding }) => shown.has(`${finding.ruleId}@${finding.start}`));
      const combined = combine(offers, () => true);
      if (combined.done.length > 0) found.push({ ...file, combined });
    }
    return found;
  }

  /** The user may have left files out in the preview: only those that changed count. */
  private async applied(found: readonly FixedFile[]): Promise<void> {
    const changed: FixedFile[] = [];
    for (const file of found) if ((await textNow(file.uri)) !== file.text) changed.push(file);
    for (const { uri, combined } of changed) {
      await vscode.commands.executeCommand(REWRITTEN, rewrittenOf(uri.toString(), combined));
    }
    // VS Code saves refactored files itself, unless `files.refactoring.autoSave` says otherwise.
    const unsaved = changed.filter(({ uri }) => documentOf(uri)?.isDirty === true);
    if (unsaved.length > 0) await offerToSave(unsaved.map(({ uri }) => uri));
  }
}

function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
}

async function textNow(uri: vscode.Uri): Promise<string> {
  const document = documentOf(uri);
  if (document !== undefined) return document.getText();
  return vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
}

interface FixedFile extends FileOffers {
  readonly combined: Combined;
}

/**
 * One entry a file: the preview lets a person leave out single entries, and half a rewrite would be broken code.
 * Two groups: what does the same job, and what a person has to look at.
 */
function previewed(found: readonly FixedFile[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, text, combined, positionAt } of found) {
    const plain = plainEdits([joined(text, combined.edits)], positionAt);
    edit.set(
      uri,
      plain.map((each): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [each, metadataOf(combined)]),
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

function metadataOf({ done }: Combined): vscode.WorkspaceEditEntryMetadata {
  const { t } = vscode.l10n;
  const isAutomatic = done.every(({ rewrite }) => rewrite.applicability === 'automatic');
  return {
    needsConfirmation: true,
    label: isAutomatic ? t('Does the same job') : t('Needs your review'),
    description: [...new Set(done.map(({ rewrite }) => rewrite.title))].join(' · '),
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
  const yes = vscode.l10n.t('Save All');
  const message = vscode.l10n.t('{0} files were rewritten and are not saved yet.', uris.length);
  // Not awaited: the command is done, whatever becomes of the question.
  void vscode.window.showInformationMessage(message, yes).then((chosen) => (chosen === yes ? save() : undefined));
}
