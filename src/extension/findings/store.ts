import * as vscode from 'vscode';
import type { Finding } from '../../core/types.js';
import type { Disposable } from '../../editing/disposable.js';
import type { DocumentState } from '../../editing/documents/document-state.js';
import { isShownBy } from '../../editing/editor-settings.js';
import { createProjectFilter } from '../../scan/once-per-project.js';
import type { DocumentTracker } from '../documents/tracker.js';
import { folderOfDocument } from '../documents/workspace-place.js';
import { settingsOf } from '../settings.js';
import type { Settings } from '../settings.js';
import type { WorkspaceState } from '../state/workspace-state.js';
import { codeIn, toItems } from './item.js';
import type { FileFindings, Item } from './item.js';
import type { ScanStore } from './scan-store.js';

/** All findings: of open documents as they are edited, of other files from the last scan. The views list only files of the workspace. */
export class FindingStore implements Disposable {
  readonly #changed = new vscode.EventEmitter<readonly vscode.Uri[] | undefined>();
  readonly #subscriptions: Disposable[];
  /** The last answer of `files`, until anything changes: several views ask for it. */
  #listed: FileFindings[] | undefined;
  /** All files of the workspace with findings, including hidden ones, sorted by path; until anything changes. */
  #everything: readonly FileFindings[] | undefined;
  /** Items that an earlier file of the project has too, by key, with their files. */
  #duplicates: ReadonlyMap<string, vscode.Uri> = new Map();

  /** Fires with the files whose findings changed, or undefined for all. */
  readonly onDidChange = this.#changed.event;
  readonly #tracker: DocumentTracker;
  readonly #scans: ScanStore;
  readonly #state: WorkspaceState;
  /** Keys of items. */
  #dismissed: ReadonlySet<string>;

  constructor(tracker: DocumentTracker, scans: ScanStore, state: WorkspaceState) {
    this.#tracker = tracker;
    this.#scans = scans;
    this.#state = state;
    this.#dismissed = new Set(state.get('dismissed'));
    this.#subscriptions = [
      this.#changed,
      tracker.onDidChange((uri) => {
        this.#tell([uri]);
      }),
      scans.onDidChange((uris) => {
        this.#tell(uris);
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Makes every view update, such as after a changed setting. */
  refresh(): void {
    this.#tell(undefined);
  }

  get dismissedCount(): number {
    return this.#dismissed.size;
  }

  /** Hides findings in this workspace without adding a comment to the code. */
  dismiss(items: readonly Item[]): Promise<void> {
    return this.#setDismissed(new Set([...this.#dismissed, ...items.map(({ key }) => key)]));
  }

  restoreDismissed(): Promise<void> {
    return this.#setDismissed(new Set());
  }

  of(uri: vscode.Uri): FileFindings | undefined {
    const found = this.#known(uri);
    if (found === undefined) return undefined;
    const settings = settingsOf(uri);
    // While editing, nobody looks for the one file of the project that reports for all.
    const isListed = ({ key }: Item) => found.live || !this.#duplicates.has(key);
    return { ...found, items: found.items.filter((item) => isListed(item) && this.#isShown(item, settings)) };
  }

  /** All findings, as the views list them, but also hidden ones. */
  everything(): readonly Item[] {
    return this.#all().flatMap(({ items }) => items.filter(({ key }) => !this.#duplicates.has(key)));
  }

  /**
   * The shown findings of a file if some are hidden; undefined if all are shown. What the user dismissed or turned off
   * must not be rewritten either.
   */
  shownOnly(uri: vscode.Uri): readonly Finding[] | undefined {
    const all = this.#known(uri)?.items ?? [];
    const settings = settingsOf(uri);
    const shown = all.filter((item) => this.#isShown(item, settings));
    return shown.length === all.length ? undefined : shown.map(({ finding }) => finding);
  }

  /** All files that may have something to show, also documents outside of the workspace. */
  known(): vscode.Uri[] {
    const uris = [...this.#scans.files(), ...[...this.#tracker.all()].map(({ document }) => document.uri)];
    return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
  }

  /** All files of the workspace with findings, sorted by path. */
  files(): readonly FileFindings[] {
    return (this.#listed ??= this.#list());
  }

  /** The findings of a file, including hidden ones. */
  #known(uri: vscode.Uri): FileFindings | undefined {
    const state = this.#tracker.get(uri);
    return state !== undefined && state.analysed >= 0 ? liveFindings(state) : this.#scans.of(uri);
  }

  #list(): FileFindings[] {
    return this.#all().flatMap((found) => {
      const settings = settingsOf(found.uri);
      const items = found.items.filter((item) => !this.#duplicates.has(item.key) && this.#isShown(item, settings));
      return items.length === 0 ? [] : [{ ...found, items }];
    });
  }

  #all(): readonly FileFindings[] {
    if (this.#everything !== undefined) return this.#everything;
    const files = this.known()
      .filter((uri) => folderOfDocument(uri) !== undefined)
      .flatMap((uri) => this.#known(uri) ?? [])
      .filter(({ items }) => items.length > 0)
      .sort((a, b) => (a.uri.path < b.uri.path ? -1 : a.uri.path > b.uri.path ? 1 : 0));
    this.#duplicates = duplicatesIn(files);
    this.#everything = files;
    return files;
  }

  /** Updates the views once it is saved, so a reload cannot bring back what they no longer show. */
  async #setDismissed(keys: ReadonlySet<string>): Promise<void> {
    this.#dismissed = keys;
    await this.#state.set('dismissed', [...keys]);
    this.#tell(undefined);
  }

  #tell(uris: readonly vscode.Uri[] | undefined): void {
    this.#listed = undefined;
    this.#everything = undefined;
    const before = this.#duplicates;
    this.#all();
    if (uris === undefined) this.#changed.fire(undefined);
    else {
      const now = this.#duplicates;
      const others = [
        ...[...before].filter(([key]) => !now.has(key)),
        ...[...now].filter(([key]) => !before.has(key)),
      ].map(([, uri]) => uri);
      this.#changed.fire([...uris, ...others]);
    }
  }

  #isShown(item: Item, settings: Settings): boolean {
    return isShownBy(item.finding, settings) && !this.#dismissed.has(item.key);
  }
}

/** @param files sorted by path */
function duplicatesIn(files: readonly FileFindings[]): Map<string, vscode.Uri> {
  const isFirst = createProjectFilter();
  return new Map(
    files.flatMap(({ uri, items, project }) =>
      items.flatMap(({ key, finding }): [string, vscode.Uri][] => (isFirst(finding, project) ? [] : [[key, uri]])),
    ),
  );
}

function liveFindings({ document, findings, problems, project }: DocumentState<vscode.TextDocument>): FileFindings {
  const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }) =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));
  return {
    uri: document.uri,
    live: true,
    project,
    version: findings,
    items: toItems(document.uri, findings, rangeOf, ({ start }) =>
      codeIn(document.lineAt(start.line).text, start.character),
    ),
    problems: problems.map((problem) => ({ problem, range: rangeOf(problem) })),
  };
}
