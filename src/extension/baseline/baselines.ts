import * as vscode from 'vscode';
import type { Disposable } from '../../editing/disposable.js';
import { baselineText, entryKey } from '../../report/baseline.js';
import type { BaselineEntry } from '../../report/baseline.js';
import { BASELINE_NAME } from '../../report/parse-baseline.js';
import { documentOf } from '../documents/any-file.js';
import { baselineIn, nameOfBaseline, NO_BASELINE, readFolderBaseline } from './read-baseline.js';
import type { BaselineError, FolderBaseline } from './read-baseline.js';

interface Known extends FolderBaseline {
  readonly byKey: ReadonlyMap<string, BaselineEntry>;
}

const NONE: Known = { ...NO_BASELINE, byKey: new Map() };

/** The baselines of the workspace folders, one file each, which the command line reads and writes, too. */
export class Baselines implements Disposable {
  readonly #known = new Map<string, Known>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: Disposable[];
  /** Reads and writes wait for each other, so none undoes another. */
  #last: Promise<unknown> = Promise.resolve();

  /** Fires when a baseline has other findings, or another error, than before. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${BASELINE_NAME}`);
    const changed = (uri: vscode.Uri) => {
      const folder = vscode.workspace.workspaceFolders?.find((each) => baselineIn(each.uri).path === uri.path);
      if (folder !== undefined) void this.#queue(() => this.#load(folder.uri));
    };
    this.#subscriptions = [
      this.#changed,
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      // A watcher may be slow, or there may be none.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        changed(uri);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) this.#known.delete(uri.toString());
        void this.#loadAll(added);
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Reads the baselines of all folders. */
  async start(): Promise<void> {
    await this.#loadAll(vscode.workspace.workspaceFolders ?? []);
  }

  /** The entries of a folder's baseline. */
  of(folder: vscode.Uri): readonly BaselineEntry[] {
    return this.#of(folder).entries;
  }

  /** The entry of a finding; its reason says that it was dismissed. */
  find(folder: vscode.Uri, finding: BaselineEntry): BaselineEntry | undefined {
    return this.#of(folder).byKey.get(entryKey(finding));
  }

  /** The baselines that can't be used. */
  errors(): BaselineError[] {
    return [...this.#known.values()].flatMap(({ error }) => error ?? []);
  }

  /** Why a folder's baseline can't be changed now, in a sentence for the user. */
  obstacle(folder: vscode.Uri): BaselineError | undefined {
    const { t } = vscode.l10n;
    const uri = baselineIn(folder);
    const name = nameOfBaseline(uri);
    if (vscode.workspace.fs.isWritableFileSystem(folder.scheme) === false) {
      return { uri, text: t('{0} cannot be written: this workspace is read-only.', name) };
    }
    if (documentOf(uri)?.isDirty === true) return { uri, text: t('{0} has unsaved changes. Save it first.', name) };
    return this.#of(folder).error;
  }

  /**
   * Changes the file of a folder's baseline, which is created if there is none.
   * @returns why it was not changed, in a sentence for the user
   */
  edit(
    folder: vscode.Uri,
    change: (entries: readonly BaselineEntry[]) => readonly BaselineEntry[],
  ): Promise<BaselineError | undefined> {
    return this.#queue(async () => {
      // Another program may have written it just now.
      await this.#load(folder);
      const obstacle = this.obstacle(folder);
      if (obstacle !== undefined) return obstacle;
      const uri = baselineIn(folder);
      const { text, entries } = this.#of(folder);
      const changed = [...baselineText(change(entries))].join('');
      if (changed === text) return undefined;
      try {
        await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(changed));
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return { uri, text: vscode.l10n.t('{0} cannot be written: {1}', nameOfBaseline(uri), why) };
      }
      await this.#load(folder);
      return undefined;
    });
  }

  #of(folder: vscode.Uri): Known {
    return this.#known.get(folder.toString()) ?? NONE;
  }

  #queue<T>(run: () => Promise<T>): Promise<T> {
    const next = this.#last.then(run);
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #loadAll(folders: readonly vscode.WorkspaceFolder[]): Promise<void> {
    for (const { uri } of folders) await this.#queue(() => this.#load(uri));
  }

  async #load(folder: vscode.Uri): Promise<void> {
    const before = this.#of(folder);
    const now = await readFolderBaseline(folder);
    if (now.text === before.text && now.error?.text === before.error?.text) return;
    this.#known.set(folder.toString(), {
      ...now,
      byKey: new Map(now.entries.map((entry) => [entryKey(entry), entry])),
    });
    this.#changed.fire();
  }
}
