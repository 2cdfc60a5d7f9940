import * as vscode from 'vscode';
import { BASELINE_NAME } from '../../report/parse-baseline.js';
import { findingsText } from '../findings/count-text.js';
import { byFolder } from '../findings/dismissals.js';
import type { Dismissals } from '../findings/dismissals.js';
import type { Item } from '../findings/item.js';
import type { FindingStore } from '../findings/store.js';
import type { WorkspaceState } from '../state/workspace-state.js';
import { askAndDismiss } from './dismiss-commands.js';

/** Milliseconds without a change after which the findings are complete enough to ask. */
const PAUSE = 2_000;

/** Offers, until it is answered, to move dismissals to the baseline that only this editor knows. */
export function carryOver(store: FindingStore, dismissals: Dismissals, state: WorkspaceState): vscode.Disposable {
  const keys = new Set(state.get('dismissed'));
  if (keys.size === 0) return new vscode.Disposable(() => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    const items = store.everything().filter((item) => keys.has(item.key) && isNamed(item, store));
    if (items.length === 0) return;
    subscription.dispose();
    if (await ask(items, dismissals)) await state.set('dismissed', []);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), PAUSE);
  };
  const subscription = store.onDidChange(later);
  later();
  return new vscode.Disposable(() => {
    clearTimeout(timer);
    subscription.dispose();
  });
}

function isNamed(item: Item, store: FindingStore): boolean {
  const [folder] = byFolder([item]).keys();
  return folder !== undefined && store.entriesOf(folder, [item]).length > 0;
}

/** @returns whether nothing is left to ask */
async function ask(items: readonly Item[], dismissals: Dismissals): Promise<boolean> {
  const { t } = vscode.l10n;
  const [move, forget] = [t('Move…'), t('Forget')];
  const question = t('Dismissals are now shared, in {0}. Move {1} there?', BASELINE_NAME, findingsText(items.length));
  const answer = await vscode.window.showInformationMessage(question, move, forget);
  if (answer === move) return askAndDismiss(items, dismissals);
  return answer === forget;
}
