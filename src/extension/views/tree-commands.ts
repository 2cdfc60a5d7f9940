import * as vscode from 'vscode';
import { render } from '../../messages/render.js';
import { ruleMetas } from '../../rules/metadata.js';
import type { FollowUps } from '../follow-ups/follow-ups.js';
import type { Grouping } from '../state/contents.js';
import type { WorkspaceState } from '../state/workspace-state.js';
import type { Node, PlaceNode, TaskNode } from './nodes.js';
import { itemsOf, selectedNodes } from './nodes.js';
import type { FindingTree } from './tree.js';

/** Marks a task as done or not done, everywhere or at one place. */
export function tick(followUps: FollowUps, node: TaskNode | PlaceNode, isDone: boolean): Promise<void> {
  const places = node.kind === 'place' ? [node.place] : node.task.places;
  return followUps.tick(node.task.message, places, isDone);
}

/** The commands of the tree. */
export function registerTreeCommands(
  tree: FindingTree,
  followUps: FollowUps,
  state: WorkspaceState,
): vscode.Disposable {
  const group = (grouping: Grouping) => {
    tree.grouping = grouping;
    void state.set('grouping', grouping);
    void vscode.commands.executeCommand('setContext', 'auth0Relink.grouping', grouping);
    tree.refresh();
  };
  group(state.get('grouping'));
  const register = (name: string, handler: (...args: never[]) => unknown) =>
    vscode.commands.registerCommand(`auth0Relink.${name}`, handler as (...args: unknown[]) => unknown);
  return vscode.Disposable.from(
    register('groupByFile', () => {
      group('file');
    }),
    register('groupByRule', () => {
      group('rule');
    }),
    register('groupByTodo', () => {
      group('todo');
    }),
    register('filterFindings', async () => {
      const value = await vscode.window.showInputBox({
        title: vscode.l10n.t('Filter findings'),
        prompt: vscode.l10n.t('Path, rule, message or certainty. Leave empty to show all.'),
        value: tree.filter,
      });
      if (value === undefined) return;
      tree.filter = value.trim();
      tree.refresh();
    }),
    register('clearFilter', () => {
      tree.filter = '';
      tree.refresh();
    }),
    register('copyFinding', (node: Node | undefined, nodes: readonly Node[] | undefined) =>
      vscode.env.clipboard.writeText(selectedNodes(node, nodes).flatMap(linesOf).join('\n')),
    ),
    register('todoDone', async (node: Node | undefined) => {
      if (node?.kind === 'task' || node?.kind === 'place') await tick(followUps, node, true);
    }),
  );
}

/** One line per finding, in the format of compilers. */
function linesOf(node: Node): string[] {
  if (node.kind === 'skipped') return [vscode.workspace.asRelativePath(node.uri)];
  if (node.kind === 'task') return [render(node.task.message)];
  return itemsOf(node).map(({ uri, range, finding }) => {
    const title = ruleMetas.some(({ id }) => id === finding.ruleId) ? finding.ruleId : '';
    const place = `${range.start.line + 1}:${range.start.character + 1}`;
    return `${vscode.workspace.asRelativePath(uri)}:${place} ${title} ${finding.certainty} ${render(finding.message)}`;
  });
}
