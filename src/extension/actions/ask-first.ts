import * as vscode from 'vscode';
import { filesText, findingsOfText } from '../findings/count-text.js';
import { resolvedBy } from './file-plan.js';
import type { FilePlan } from './file-plan.js';
import { canPreview } from './workspace-edit.js';

type Answer = 'preview' | 'apply';

interface Choice extends vscode.QuickPickItem {
  readonly answer: Answer;
}

/**
 * Asks before anything is rewritten.
 * @param total the number of findings in the files
 * @returns undefined when cancelled
 */
export async function askFirst(plans: readonly FilePlan[], total: number): Promise<Answer | undefined> {
  const { t } = vscode.l10n;
  const done = plans.flatMap((plan) => plan.done);
  const automatic = done.filter(({ applicability }) => applicability === 'automatic').length;
  const review = done.length - automatic;
  const resolved = resolvedBy(plans);
  const others = resolved - done.length;
  const preview: Choice = {
    answer: 'preview',
    label: `$(diff-multiple) ${t('Preview')}`,
    detail: t('Shows each change before it is applied.'),
  };
  const items: Choice[] = [
    ...(canPreview(plans) ? [preview] : []),
    {
      answer: 'apply',
      label: `$(check-all) ${t('Apply')}`,
      detail: t('Changes all files at once. Undo reverts them together.'),
    },
  ];
  const files = filesText(plans.length);
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Rewrite {0} in {1}?', findingsOfText(resolved, total), files),
    placeHolder:
      others === 0
        ? t('{0} automatic, {1} to review', automatic, review)
        : t('{0} automatic, {1} to review, {2} resolved by these', automatic, review, others),
    ignoreFocusOut: true,
  });
  return chosen?.answer;
}
