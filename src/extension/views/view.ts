import * as vscode from 'vscode';
import type { Baselines } from '../baseline/baselines.js';
import { findingsOfText, findingsText } from '../findings/count-text.js';
import type { FindingStates } from '../findings/finding-states.js';
import type { ScanStore } from '../findings/scan-store.js';
import type { FindingStore } from '../findings/store.js';
import type { FollowUps } from '../follow-ups/follow-ups.js';
import type { ScanController } from '../scan/controller.js';
import { migrationText } from '../scan/migration.js';
import type { MigrationProgress } from '../scan/migration.js';
import type { Node } from './nodes.js';
import { tick } from './tree-commands.js';
import type { FindingTree } from './tree.js';

const VIEW = 'auth0Relink.findings';

/** Creates the view with its badge and progress line, and sets the context for its welcome texts. */
export function createView(
  tree: FindingTree,
  store: FindingStore,
  scans: ScanStore,
  migration: MigrationProgress,
  controller: ScanController,
  followUps: FollowUps,
  states: FindingStates,
  baselines: Baselines,
): vscode.TreeView<Node> {
  const { t } = vscode.l10n;
  const view = vscode.window.createTreeView(VIEW, {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
    manageCheckboxStateManually: true,
  });
  const update = () => {
    const all = store.files().reduce((sum, { items }) => sum + items.length, 0);
    const shown = tree.shown().reduce((sum, { items }) => sum + items.length, 0);
    view.badge = all === 0 ? undefined : { value: all, tooltip: findingsText(all) };
    const state = migration.state();
    const dismissed = store.dismissed().length;
    const lines = [
      ...(tree.filter === '' ? [] : [t('Filter "{0}": {1}', tree.filter, findingsOfText(shown, all))]),
      ...(state === undefined ? [] : [migrationText(state)]),
      ...(dismissed === 0 ? [] : [t('{0} dismissed', dismissed)]),
      ...(scans.all().some(({ result }) => result.incomplete)
        ? [t('Scan stopped early; results are incomplete.')]
        : []),
      ...baselines.errors().map(({ text }) => text),
    ];
    view.message = lines.join(' · ');
    const context = scans.all().length === 0 ? 'never' : all === 0 ? 'clean' : 'findings';
    void vscode.commands.executeCommand('setContext', 'auth0Relink.state', context);
    void vscode.commands.executeCommand('setContext', 'auth0Relink.dismissed', dismissed > 0);
    void vscode.commands.executeCommand('setContext', 'auth0Relink.baseline', migration.usesBaseline());
    void vscode.commands.executeCommand('setContext', 'auth0Relink.filtered', tree.filter !== '');
  };
  const running = (isRunning: boolean) =>
    void vscode.commands.executeCommand('setContext', 'auth0Relink.scanning', isRunning);
  const ticked = async ({ items }: vscode.TreeCheckboxChangeEvent<Node>) => {
    for (const [node, state] of items) {
      const isDone = state === vscode.TreeItemCheckboxState.Checked;
      if (node.kind === 'task' || node.kind === 'place') await tick(followUps, node, isDone);
    }
  };
  const subscriptions = [
    view.onDidChangeCheckboxState(ticked),
    tree.onDidChangeTreeData(update),
    controller.onDidChangeRunning(running),
  ];
  let isVisible = false;
  const look = () => {
    update();
    if (view.visible !== isVisible) states.watched(view.visible);
    isVisible = view.visible;
  };
  subscriptions.push(view.onDidChangeVisibility(look));
  look();
  const dispose = view.dispose.bind(view);
  view.dispose = () => {
    for (const subscription of subscriptions) subscription.dispose();
    dispose();
  };
  return view;
}
