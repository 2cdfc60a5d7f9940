import * as vscode from 'vscode';
import type { Item } from './item.js';

const KEY = 'dismissed';

/** Findings that the user does not want to see in this workspace, without a comment in the code. */
export class Dismissals {
  readonly #changed = new vscode.EventEmitter<void>();
  #keys: Set<string>;

  readonly onDidChange = this.#changed.event;

  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;

    this.#keys = new Set(memento.get<string[]>(KEY, []));
  }

  get count(): number {
    return this.#keys.size;
  }

  has({ key }: Item): boolean {
    return this.#keys.has(key);
  }

  async add(items: readonly Item[]): Promise<void> {
    for (const { key } of items) this.#keys.add(key);
    await this.#save();
  }

  async clear(): Promise<void> {
    this.#keys = new Set();
    await this.#save();
  }

  async #save(): Promise<void> {
    await this.#memento.update(KEY, [...this.#keys]);
    this.#changed.fire();
  }
}
