import * as vscode from 'vscode';
import { isDismissed } from '../../report/baseline.js';
import { baselineIn, nameOfBaseline } from '../baseline/read-baseline.js';
import { sayBaselineError } from '../baseline/say-error.js';
import { inDisplayLanguage } from '../engine-texts.js';
import { findingsText } from '../findings/count-text.js';
import { byFolder } from '../findings/dismissals.js';
import type { Dismissals } from '../findings/dismissals.js';
import type { Item } from '../findings/item.js';
import type { FindingStore } from '../findings/store.js';
import { itemsOf, selectedNodes } from './nodes.js';
import type { Node } from './nodes.js';

/** Registers the commands that dismiss findings and take that back. Both edit the baseline. */
export function registerDismissals(dismissals: Dismissals, store: FindingStore): vscode.Disposable {
  const restore = async (items: readonly Item[]) => {
    (await dismissals.restore(items)).forEach(sayBaselineError);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('auth0Relink.dismissFinding', async (node?: Node, nodes?: readonly Node[]) => {
      await askAndDismiss(selectedNodes(node, nodes).flatMap(itemsOf), dismissals);
    }),
    vscode.commands.registerCommand('auth0Relink.restoreFinding', (node?: Node, nodes?: readonly Node[]) =>
      restore(selectedNodes(node, nodes).flatMap(itemsOf)),
    ),
    vscode.commands.registerCommand('auth0Relink.restoreDismissed', async () => {
      const picked = await pickDismissed(store.dismissed());
      if (picked !== undefined) await restore(picked);
    }),
  );
}

/** Dismisses findings with a reason that the user types. */
async function askAndDismiss(all: readonly Item[], dismissals: Dismissals): Promise<void> {
  const { t } = vscode.l10n;
  const items = [...new Map(all.map((item) => [item.key, item])).values()].filter(({ known }) => !isDismissed(known));
  if (items.length === 0) return;
  const folders = byFolder(items);
  if ([...folders.values()].flat().length < items.length) {
    void vscode.window.showWarningMessage(
      t('Only findings in files of a workspace folder can be dismissed. Suppress others by a comment.'),
    );
    return;
  }
  const obstacles = dismissals.obstacles(folders.keys());
  obstacles.forEach(sayBaselineError);
  if (obstacles.length > 0) return;
  const files = [...folders.keys()].map((folder) => nameOfBaseline(baselineIn(folder))).join(', ');
  const reason = await vscode.window.showInputBox({
    title: t('Dismiss {0}', findingsText(items.length)),
    prompt: t('Your reason is saved in {0}, for your team and its builds.', files),
    placeHolder: t('Why does this code stay?'),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? t('Enter a reason.') : undefined),
  });
  if (reason === undefined || reason.trim() === '') return;
  const errors = await dismissals.dismiss(items, reason.trim());
  errors.forEach(sayBaselineError);
}

async function pickDismissed(items: readonly Item[]): Promise<readonly Item[] | undefined> {
  const { t } = vscode.l10n;
  if (items.length === 0) {
    void vscode.window.showInformationMessage(t('No finding is dismissed.'));
    return undefined;
  }
  const picks = items.map((item) => ({
    label: item.code || inDisplayLanguage(item.finding.message),
    description: `${vscode.workspace.asRelativePath(item.uri)}:${item.range.start.line + 1}`,
    detail: item.known?.reason ?? '',
    item,
  }));
  const title = t('Which findings to restore?');
  const options = { title, canPickMany: true, matchOnDescription: true, matchOnDetail: true } as const;
  return (await vscode.window.showQuickPick(picks, options))?.map(({ item }) => item);
}
