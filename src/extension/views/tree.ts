import * as vscode from 'vscode';
import type { Disposable } from '../../editing/disposable.js';
import type { SkipReason } from '../../report/result.js';
import { countBy } from '../../report/summary.js';
import { inDisplayLanguage } from '../engine-texts.js';
import type { FindingStates } from '../findings/finding-states.js';
import { withoutFindings } from '../findings/item.js';
import type { FileFindings, Item } from '../findings/item.js';
import type { ScanStore } from '../findings/scan-store.js';
import type { FindingStore } from '../findings/store.js';
import type { FollowUps } from '../follow-ups/follow-ups.js';
import { tasksByGroup } from '../follow-ups/tasks.js';
import type { FollowUp, Grouping } from '../state/contents.js';
import type { NextSteps } from './next-steps.js';
import type { Node } from './nodes.js';
import { treeItemOf } from './tree-items.js';

/** Milliseconds to collect changes before the tree is redrawn. */
const PAUSE = 100;

/** The findings of the workspace, in the user's grouping. */
export class FindingTree implements vscode.TreeDataProvider<Node>, Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;
  grouping: Grouping = 'file';
  /** Words that a finding's path, rule, message or certainty must contain, in any case. */
  filter = '';

  readonly #store: FindingStore;
  readonly #scans: ScanStore;
  readonly #followUps: FollowUps;
  readonly #steps: NextSteps;
  readonly #states: FindingStates;

  constructor(store: FindingStore, scans: ScanStore, followUps: FollowUps, steps: NextSteps, states: FindingStates) {
    this.#store = store;
    this.#scans = scans;
    this.#followUps = followUps;
    this.#steps = steps;
    this.#states = states;

    const later = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.refresh();
      }, PAUSE);
    };
    this.#subscriptions = [
      this.#changed,
      store.onDidChange(later),
      followUps.onDidChange(later),
      states.onDidChange(later),
      new vscode.Disposable(() => {
        clearTimeout(this.#timer);
      }),
    ];
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return treeItemOf(node, (item) => this.#states.of(item));
  }

  getParent(): undefined {
    return undefined;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) return this.#roots();
    switch (node.kind) {
      case 'file':
        return [
          ...node.file.items.map((item): Node => ({ kind: 'finding', item, within: 'file' })),
          ...this.#rewrittenIn(node.file.uri.toString()).map((followUp): Node => ({ kind: 'rewritten', followUp })),
        ];
      case 'rule':
        return node.items.map((item) => ({ kind: 'finding', item, within: 'rule' }));
      case 'step':
        return node.items.map((item) => ({ kind: 'finding', item, within: 'todo' }));
      case 'dismissals':
        return node.items.map((item) => ({ kind: 'dismissal', item }));
      case 'dismissal':
        return [{ kind: 'why', item: node.item }];
      case 'todos':
        return [...tasksByGroup(node.todos)].map(([group, tasks]) => ({ kind: 'tasks', group, tasks }));
      case 'tasks':
        return node.tasks.map((task) => ({ kind: 'task', task }));
      case 'task':
        return node.task.places.map((place) => ({ kind: 'place', place, task: node.task }));
      case 'skips':
        return this.#reasons();
      case 'reason':
        return [...node.files];
      default:
        return [];
    }
  }

  /** The findings that pass the filter. */
  shown(): FileFindings[] {
    return this.#store.files().flatMap((file) => {
      const items = this.#filtered(file.items);
      return items.length === 0 ? [] : [{ ...file, items }];
    });
  }

  #filtered(items: readonly Item[]): readonly Item[] {
    const words = this.filter.toLowerCase().split(/\s+/).filter(Boolean);
    return items.filter(({ uri, finding, known }) => {
      const parts = [uri.path, finding.ruleId, inDisplayLanguage(finding.message), finding.certainty, known?.reason];
      const text = parts.join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }

  async #roots(): Promise<Node[]> {
    const files = this.shown();
    const todos = this.#followUps.all();
    const dismissed = this.#filtered(this.#store.dismissed());
    const skipped = this.#scans.skipped().length;
    return [
      ...(await this.#groups(files)),
      ...(todos.some((followUp) => followUp.todos.length > 0) ? [{ kind: 'todos', todos } as const] : []),
      ...(dismissed.length > 0 ? [{ kind: 'dismissals', items: dismissed } as const] : []),
      ...(skipped > 0 ? [{ kind: 'skips', count: skipped } as const] : []),
    ];
  }

  async #groups(files: readonly FileFindings[]): Promise<Node[]> {
    const items = files.flatMap((file) => file.items);
    switch (this.grouping) {
      case 'file':
        return [...files, ...this.#doneFiles(files)].map((file) => ({ kind: 'file', file }));
      case 'rule':
        return [...countBy(items, ({ finding }) => finding.ruleId).keys()].map((ruleId) => ({
          kind: 'rule',
          ruleId,
          items: items.filter(({ finding }) => finding.ruleId === ruleId),
        }));
      case 'todo':
        return (await this.#steps.group(files)).map(({ title, items: own }) => ({ kind: 'step', title, items: own }));
    }
  }

  /** What was rewritten in a file; the filter is for findings. */
  #rewrittenIn(uri: string): readonly FollowUp[] {
    return this.filter === '' ? this.#followUps.all().filter((followUp) => followUp.uri === uri) : [];
  }

  /** The files whose findings are all rewritten. */
  #doneFiles(files: readonly FileFindings[]): FileFindings[] {
    const listed = new Set(files.map(({ uri }) => uri.toString()));
    const others = new Set(this.#followUps.all().map(({ uri }) => uri));
    return [...others]
      .filter((uri) => !listed.has(uri) && this.#rewrittenIn(uri).length > 0)
      .map((uri) => withoutFindings(vscode.Uri.parse(uri)))
      .filter(({ uri }) => vscode.workspace.getWorkspaceFolder(uri) !== undefined)
      .sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
  }

  #reasons(): Node[] {
    const skipped = this.#scans.skipped();
    const reasons = new Set<SkipReason>(skipped.map(({ skip }) => skip.reason));
    return [...reasons].map((reason) => ({
      kind: 'reason',
      reason,
      files: skipped
        .filter(({ skip }) => skip.reason === reason)
        .map(({ uri, skip }) => ({ kind: 'skipped', uri, detail: skip.detail })),
    }));
  }
}
