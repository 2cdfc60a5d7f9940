import * as vscode from 'vscode';
import type { Applicability, Rewrite } from '../../core/types.js';
import type { FindingStore } from '../findings/store.js';
import { settingsOf } from '../settings.js';
import { combine, plainEdits, type Combined } from './edits.js';
import { REWRITTEN, type Rewritten } from './rewritten.js';
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
    const before = new Map(vscode.workspace.textDocuments.map(({ uri, version }) => [uri.toString(), version]));
    const applied = await vscode.workspace.applyEdit(previewed(found), { isRefactoring: true });
    if (applied) await this.applied(found, before);
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
  private async applied(found: readonly FixedFile[], before: ReadonlyMap<string, number>): Promise<void> {
    const changed = found.filter(({ uri }) => {
      const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
      return document !== undefined && document.version !== before.get(uri.toString()) && document.isDirty;
    });
    for (const { uri, combined } of changed) {
      const argument: Rewritten = {
        uri: uri.toString(),
        rewrites: combined.done.map(({ offer, rewrite }) => ({
          ruleId: offer.finding.ruleId,
          title: rewrite.title,
          todos: rewrite.todos,
          start: rewrite.edits[0]?.start ?? offer.finding.start,
        })),
      };
      await vscode.commands.executeCommand(REWRITTEN, argument);
    }
    if (changed.length > 0) await offerToSave(changed.map(({ uri }) => uri));
  }
}

interface FixedFile extends FileOffers {
  readonly combined: Combined;
}

/** One group in the preview for what does the same job, one for what a person has to look at. */
function previewed(found: readonly FixedFile[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, combined, positionAt } of found) {
    const pairs = combined.edits.map((each): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => {
      const owner = combined.done.find(({ rewrite }) => rewrite.edits.includes(each))?.rewrite;
      const [text] = plainEdits([each], positionAt);
      return [text ?? vscode.TextEdit.insert(new vscode.Position(0, 0), ''), metadataOf(owner)];
    });
    edit.set(uri, pairs);
  }
  return edit;
}

function metadataOf(rewrite: Rewrite | undefined): vscode.WorkspaceEditEntryMetadata {
  const applicability: Applicability = rewrite?.applicability ?? 'review';
  const { t } = vscode.l10n;
  return {
    needsConfirmation: true,
    label: applicability === 'automatic' ? t('Does the same job') : t('Needs your review'),
    description: rewrite?.title ?? '',
    iconPath: new vscode.ThemeIcon(applicability === 'automatic' ? 'check' : 'eye'),
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
