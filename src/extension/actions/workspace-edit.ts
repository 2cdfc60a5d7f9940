import * as vscode from 'vscode';
import { applyEdits } from '../../core/edits.js';
import type { Edit } from '../../core/types.js';
import { readAnyFile } from '../documents/any-file.js';
import { inDisplayLanguage } from '../engine-texts.js';
import { isAutomatic } from './file-plan.js';
import type { FilePlan } from './file-plan.js';
import { addOtherFiles } from './other-files.js';
import { plainEdits } from './text-edits.js';

/**
 * One entry per file: the preview allows deselecting single entries, and half a rewrite would be broken code.
 * Two groups: automatic rewrites and those that need review.
 * @returns undefined if a file has changed since its change was prepared
 */
export async function workspaceEditOf(plans: readonly FilePlan[]): Promise<vscode.WorkspaceEdit | undefined> {
  const edit = new vscode.WorkspaceEdit();
  const fileSystemOf = ({ uri }: FilePlan) => uri.with({ path: '/' }).toString();
  // The last plan of a file system has what all of them need, also in the files of earlier plans.
  const last = new Map(plans.map((plan) => [fileSystemOf(plan), plan]));
  for (const plan of last.values()) {
    const { uri, files } = plan;
    const metadata = { ...metadataOf(plan), description: vscode.l10n.t('What the new code needs') };
    const planned = plans.filter((each) => fileSystemOf(each) === fileSystemOf(plan)).map(({ fileName }) => fileName);
    const others = files.filter(({ fileName }) => !planned.includes(fileName));
    if (!(await addOtherFiles(edit, uri, others, metadata))) return undefined;
  }
  for (const plan of plans) {
    const { uri, text, fileName, positionAt } = plan;
    if ((await readAnyFile(uri)).text !== text) return undefined;
    const later = last.get(fileSystemOf(plan))?.files.find((file) => file.fileName === fileName);
    const { edits } = later ?? plan;
    const plain = plainEdits([joined(text, edits)], positionAt);
    edit.set(
      uri,
      plain.map((each): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [each, metadataOf(plan)]),
    );
  }
  return edit;
}

/** Whether VS Code can preview the plans: that takes a file. */
export const canPreview = (plans: readonly FilePlan[]): boolean => fileOf(plans) !== undefined;

/**
 * Makes VS Code preview an edit with all its entries selected. It previews only an edit with an entry to be confirmed, and
 * does not select that one. So this one creates a file that is there already: VS Code neither shows nor does it.
 */
export function requestPreview(edit: vscode.WorkspaceEdit, plans: readonly FilePlan[]): void {
  const uri = fileOf(plans);
  if (uri === undefined) return;
  edit.createFile(uri, { ignoreIfExists: true }, { needsConfirmation: true, label: vscode.l10n.t('Preview') });
}

function fileOf(plans: readonly FilePlan[]): vscode.Uri | undefined {
  const notFiles = ['untitled', 'vscode-notebook-cell'];
  return plans.find(({ uri }) => !notFiles.includes(uri.scheme))?.uri;
}

/** Merges edits into one, from the first change to the last. */
function joined(text: string, edits: readonly Edit[]): Edit {
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return { start, end, text: applyEdits(text.slice(start, end), moved) };
}

function metadataOf(plan: FilePlan): vscode.WorkspaceEditEntryMetadata {
  const { t } = vscode.l10n;
  const automatic = isAutomatic(plan);
  return {
    needsConfirmation: false,
    label: automatic ? t('Automatic') : t('Needs review'),
    description: [...new Set(plan.done.map(({ title }) => inDisplayLanguage(title)))].join(' · '),
    iconPath: new vscode.ThemeIcon(automatic ? 'check' : 'eye'),
  };
}
