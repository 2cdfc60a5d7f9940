import type * as vscode from 'vscode';
import type { FindingPlace } from '../../editing/finding-commands.js';
import type { SkipReason } from '../../report/result.js';
import type { FileFindings, Item } from '../findings/item.js';
import type { FollowUpTask, TaskGroup } from '../follow-ups/tasks.js';
import type { FollowUp, Grouping } from '../state/contents.js';

/** What the tree consists of. */
export type Node =
  | { readonly kind: 'file'; readonly file: FileFindings }
  | { readonly kind: 'rewritten'; readonly followUp: FollowUp }
  | { readonly kind: 'rule'; readonly ruleId: string; readonly items: readonly Item[] }
  | { readonly kind: 'step'; readonly title: string; readonly items: readonly Item[] }
  | { readonly kind: 'finding'; readonly item: Item; readonly within: Grouping }
  | { readonly kind: 'dismissals'; readonly items: readonly Item[] }
  | { readonly kind: 'dismissal'; readonly item: Item }
  | { readonly kind: 'why'; readonly item: Item }
  | { readonly kind: 'todos'; readonly todos: readonly FollowUp[] }
  | { readonly kind: 'tasks'; readonly group: TaskGroup; readonly tasks: readonly FollowUpTask[] }
  | TaskNode
  | PlaceNode
  | { readonly kind: 'skips'; readonly count: number }
  | { readonly kind: 'reason'; readonly reason: SkipReason; readonly files: readonly SkippedNode[] }
  | SkippedNode;

export interface TaskNode {
  readonly kind: 'task';
  readonly task: FollowUpTask;
}

export interface PlaceNode {
  readonly kind: 'place';
  readonly place: FollowUp;
  readonly task: FollowUpTask;
}

export interface SkippedNode {
  readonly kind: 'skipped';
  readonly uri: vscode.Uri;
  readonly detail: string;
}

/** The finding that a command is asked about: that of a row, or the place itself. */
export function findingPlaceOf(given: Node | FindingPlace | undefined): FindingPlace | undefined {
  if (given === undefined || !('kind' in given)) return given;
  if (given.kind !== 'finding' && given.kind !== 'dismissal') return undefined;
  const { uri, finding } = given.item;
  return { uri: uri.toString(), ruleId: finding.ruleId, start: finding.start };
}

/** The findings that a node stands for. */
export function itemsOf(node: Node): readonly Item[] {
  switch (node.kind) {
    case 'file':
      return node.file.items;
    case 'rule':
    case 'step':
      return node.items;
    case 'finding':
    case 'dismissal':
      return [node.item];
    default:
      return [];
  }
}

/** The nodes that a command is about: all that are selected, or the one it was called for. */
export function selectedNodes(node: Node | undefined, nodes: readonly Node[] | undefined): readonly Node[] {
  return nodes !== undefined && nodes.length > 0 ? nodes : node === undefined ? [] : [node];
}
