import * as vscode from 'vscode';
import type { Finding, Severity } from '../../core/types.js';
import { isCertainEnough } from '../../scan/options.js';
import type { Disposable } from '../disposable.js';
import type { DocumentState } from '../documents/document-state.js';
import type { DocumentTracker } from '../documents/tracker.js';
import { settingsOf } from '../settings.js';
import type { Settings } from '../settings.js';
import type { WorkspaceState } from '../state/workspace-state.js';
import { toItems } from './item.js';
import type { FileFindings, Item } from './item.js';
import type { ScanStore } from './scan-store.js';

/** All findings: of open documents as they are edited, of other files from the last scan. */
export class FindingStore implements Disposable {
  readonly #changed = new vscode.EventEmitter<readonly vscode.Uri[] | undefined>();
  readonly #subscriptions: Disposable[];
  /** The last answer of `files`, until anything changes: several views ask for it. */
  #listed: FileFindings[] | undefined;

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
    return { ...found, items: found.items.filter((item) => this.#isShown(item, settings)) };
  }

  /**
   * The shown findings of a file if some are hidden; undefined if all are shown. What the user dismissed or turned off
   * must not be rewritten either.
   */
  shownOnly(uri: vscode.Uri): readonly Finding[] | undefined {
    const all = this.#known(uri)?.items ?? [];
    const shown = this.of(uri)?.items ?? [];
    return shown.length === all.length ? undefined : shown.map(({ finding }) => finding);
  }

  /** All files with findings, sorted by path. */
  files(): readonly FileFindings[] {
    return (this.#listed ??= this.#list());
  }

  /** The severity of a finding: by the settings, otherwise by the configuration file or the certainty. */
  static severityOf({ finding }: Item, { severity }: Settings): Severity | 'off' {
    return severity[finding.ruleId] ?? finding.severity;
  }

  /** The findings of a file, including hidden ones. */
  #known(uri: vscode.Uri): FileFindings | undefined {
    const state = this.#tracker.get(uri);
    return state !== undefined && state.analysed >= 0 ? liveFindings(state) : this.#scans.of(uri);
  }

  #list(): FileFindings[] {
    const uris = new Map<string, vscode.Uri>();
    for (const uri of this.#scans.files()) uris.set(uri.toString(), uri);
    for (const { document } of this.#tracker.all()) uris.set(document.uri.toString(), document.uri);
    return [...uris.values()]
      .flatMap((uri) => {
        const found = this.of(uri);
        if (found === undefined) return [];
        const items = found.items.filter((item) => !found.live || this.#scans.isReported(item));
        return items.length === 0 ? [] : [{ ...found, items }];
      })
      .sort((a, b) => (a.uri.path < b.uri.path ? -1 : a.uri.path > b.uri.path ? 1 : 0));
  }

  /** Updates the views once it is saved, so a reload cannot bring back what they no longer show. */
  async #setDismissed(keys: ReadonlySet<string>): Promise<void> {
    this.#dismissed = keys;
    await this.#state.set('dismissed', [...keys]);
    this.#tell(undefined);
  }

  #tell(uris: readonly vscode.Uri[] | undefined): void {
    this.#listed = undefined;
    this.#changed.fire(uris);
  }

  #isShown(item: Item, settings: Settings): boolean {
    return (
      FindingStore.severityOf(item, settings) !== 'off' &&
      isCertainEnough(item.finding.certainty, settings.minCertainty) &&
      !this.#dismissed.has(item.key)
    );
  }
}

function liveFindings({ document, findings, problems }: DocumentState): FileFindings {
  const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }) =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));
  return {
    uri: document.uri,
    live: true,
    items: toItems(document.uri, findings, rangeOf),
    problems: problems.map((problem) => ({ problem, range: rangeOf(problem) })),
  };
}
