import * as vscode from 'vscode';
import type { Finding } from '../../core/types.js';
import type { Disposable } from '../../editing/disposable.js';
import { isShownBy } from '../../editing/editor-settings.js';
import { isDismissed } from '../../report/baseline.js';
import type { BaselineEntry } from '../../report/baseline.js';
import { createProjectFilter } from '../../scan/once-per-project.js';
import { nameInBaseline } from '../baseline/baseline-name.js';
import type { NameInBaseline } from '../baseline/baseline-name.js';
import type { Baselines } from '../baseline/baselines.js';
import type { DocumentTracker } from '../documents/tracker.js';
import { folderOfDocument } from '../documents/workspace-place.js';
import { settingsOf } from '../settings.js';
import type { Settings } from '../settings.js';
import type { FileFindings, Item } from './item.js';
import { liveFindings } from './live-findings.js';
import type { ScanStore } from './scan-store.js';

/** All findings: of open documents as they are edited, of other files from the last scan. The views list only files of the workspace. */
export class FindingStore implements Disposable {
  readonly #changed = new vscode.EventEmitter<readonly vscode.Uri[] | undefined>();
  readonly #subscriptions: Disposable[];
  /** The last answer of `files`, until anything changes: several views ask for it. */
  #listed: FileFindings[] | undefined;
  /** All files of the workspace with findings, including hidden ones, sorted by path; until anything changes. */
  #everything: readonly FileFindings[] | undefined;
  /** The last answer of `dismissed`, until anything changes. */
  #dismissed: readonly Item[] | undefined;
  /** Items that an earlier file of the project has too, by key, with their files. */
  #duplicates: ReadonlyMap<string, vscode.Uri> = new Map();

  /** What a baseline says about the findings of a file, until either changes. */
  readonly #comparisons = new WeakMap<
    FileFindings,
    { readonly baseline: readonly BaselineEntry[]; readonly compared: FileFindings }
  >();

  /** Fires with the files whose findings changed, or undefined for all. */
  readonly onDidChange = this.#changed.event;
  readonly #tracker: DocumentTracker;
  readonly #scans: ScanStore;
  readonly #baselines: Baselines;

  constructor(tracker: DocumentTracker, scans: ScanStore, baselines: Baselines) {
    this.#tracker = tracker;
    this.#scans = scans;
    this.#baselines = baselines;
    this.#subscriptions = [
      this.#changed,
      tracker.onDidChange((uri) => {
        this.#tell([uri]);
      }),
      scans.onDidChange((uris) => {
        this.#tell(uris);
      }),
      baselines.onDidChange(() => {
        this.#tell(undefined);
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

  /** The findings that the baseline dismisses, but for what the settings hide anyway. */
  dismissed(): readonly Item[] {
    return (this.#dismissed ??= this.everything().filter(
      ({ uri, finding, known }) => isDismissed(known) && isShownBy(finding, settingsOf(uri)),
    ));
  }

  /**
   * The entries of findings in the baseline of a folder, without reasons. Those of other folders are left out, and those
   * whose text is not at hand.
   */
  entriesOf(folder: vscode.Uri, items: readonly Item[]): BaselineEntry[] {
    const wanted = new Set(items.map(({ key }) => key));
    const uris = new Map(items.map(({ uri }) => [uri.toString(), uri]));
    return [...uris.values()].flatMap((uri) => {
      const found = this.#known(uri);
      const name = nameInBaseline(uri);
      if (found === undefined || name?.folder.toString() !== folder.toString()) return [];
      const ids = found.fingerprints();
      return found.items.flatMap(({ key, finding }, index): BaselineEntry[] => {
        const id = ids[index];
        return id !== undefined && wanted.has(key) ? [{ file: name.file, rule: finding.ruleId, id }] : [];
      });
    });
  }

  of(uri: vscode.Uri): FileFindings | undefined {
    const found = this.#known(uri);
    if (found === undefined) return undefined;
    const settings = settingsOf(uri);
    // While editing, nobody looks for the one file of the project that reports for all.
    const isListed = ({ key }: Item) => found.live || !this.#duplicates.has(key);
    return { ...found, items: found.items.filter((item) => isListed(item) && this.#isShown(item, settings)) };
  }

  /** The findings of a file that its editor can tell about: the shown ones, and those that are dismissed. */
  explained(uri: vscode.Uri): readonly Item[] {
    const settings = settingsOf(uri);
    return this.#known(uri)?.items.filter(({ finding }) => isShownBy(finding, settings)) ?? [];
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
    const found = state !== undefined && state.analysed >= 0 ? liveFindings(state) : this.#scans.of(uri);
    return found && this.#compared(found);
  }

  /** Adds what the baseline says about the findings: once for each analysis and each baseline. */
  #compared(found: FileFindings): FileFindings {
    const name = found.items.length === 0 ? undefined : nameInBaseline(found.uri);
    const baseline = name && this.#baselines.of(name.folder);
    if (name === undefined || baseline === undefined || baseline.length === 0) return found;
    const last = this.#comparisons.get(found);
    if (last?.baseline === baseline) return last.compared;
    const compared = this.#compare(found, name);
    this.#comparisons.set(found, { baseline, compared });
    return compared;
  }

  #compare(found: FileFindings, name: NameInBaseline): FileFindings {
    const ids = found.fingerprints();
    const items = found.items.map((item, index): Item => {
      const id = ids[index];
      const entry = id === undefined ? undefined : { file: name.file, rule: item.finding.ruleId, id };
      const known = entry && this.#baselines.find(name.folder, entry);
      return known === undefined ? item : { ...item, known };
    });
    return { ...found, items };
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

  #tell(uris: readonly vscode.Uri[] | undefined): void {
    this.#listed = undefined;
    this.#everything = undefined;
    this.#dismissed = undefined;
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
    return isShownBy(item.finding, settings) && !isDismissed(item.known);
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
