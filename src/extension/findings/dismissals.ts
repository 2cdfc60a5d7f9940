import * as vscode from 'vscode';
import { withDismissed, withoutEntries } from '../../report/dismissal.js';
import { nameInBaseline } from '../baseline/baseline-name.js';
import type { Baselines } from '../baseline/baselines.js';
import { baselineIn } from '../baseline/read-baseline.js';
import type { BaselineError } from '../baseline/read-baseline.js';
import type { Item } from './item.js';
import type { FindingStore } from './store.js';

/** Dismisses findings in the baselines of their folders, where a team and its builds see it. */
export class Dismissals {
  readonly #store: FindingStore;
  readonly #baselines: Baselines;

  constructor(store: FindingStore, baselines: Baselines) {
    this.#store = store;
    this.#baselines = baselines;
  }

  /** @returns why findings of these folders can't be dismissed now */
  obstacles(folders: Iterable<vscode.Uri>): BaselineError[] {
    return [...folders].flatMap((folder) => this.#baselines.obstacle(folder) ?? []);
  }

  /** @returns why baselines were not changed; none if all of them were */
  dismiss(items: readonly Item[], reason: string): Promise<BaselineError[]> {
    return this.#inFolders(items, async (folder, own) => {
      const entries = this.#store.entriesOf(folder, own);
      // After a reload, the text of a file is not at hand until it is scanned again.
      const text = vscode.l10n.t('A file has changed meanwhile. Try again.');
      if (entries.length < own.length) return { uri: baselineIn(folder), text };
      return this.#baselines.edit(folder, (before) => withDismissed(before, entries, reason));
    });
  }

  /** Takes dismissals back, so the findings are reported again. @returns why baselines were not changed */
  restore(items: readonly Item[]): Promise<BaselineError[]> {
    return this.#inFolders(items, (folder, own) => {
      const entries = own.flatMap(({ known }) => known ?? []);
      return this.#baselines.edit(folder, (before) => withoutEntries(before, entries));
    });
  }

  async #inFolders(
    items: readonly Item[],
    change: (folder: vscode.Uri, own: readonly Item[]) => Promise<BaselineError | undefined>,
  ): Promise<BaselineError[]> {
    const errors: BaselineError[] = [];
    for (const [folder, own] of byFolder(items)) errors.push(...[(await change(folder, own)) ?? []].flat());
    return errors;
  }
}

/** Findings by their workspace folder; those that no baseline can name are left out. */
export function byFolder(items: readonly Item[]): Map<vscode.Uri, readonly Item[]> {
  const folders = new Map<string, { readonly folder: vscode.Uri; readonly own: Item[] }>();
  for (const item of items) {
    const folder = nameInBaseline(item.uri)?.folder;
    if (folder === undefined) continue;
    const known = folders.get(folder.toString()) ?? { folder, own: [] };
    known.own.push(item);
    folders.set(folder.toString(), known);
  }
  return new Map([...folders.values()].map(({ folder, own }) => [folder, own]));
}
