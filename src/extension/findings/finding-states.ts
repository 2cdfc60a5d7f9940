import * as vscode from 'vscode';
import type { Applicability, Offer } from '../../core/types.js';
import type { Disposable } from '../../editing/disposable.js';
import { Cancelled } from '../../editing/thread/client.js';
import { findingKey } from '../../report/html/page.js';
import type { ScanResult } from '../../report/result.js';
import type { Analyser } from '../documents/analyser.js';
import { readAnyFile } from '../documents/any-file.js';
import type { DocumentTracker } from '../documents/tracker.js';
import type { Log } from '../log.js';
import type { FileFindings, Item } from './item.js';
import type { ScanStore } from './scan-store.js';
import { uriOf } from './scan-store.js';
import type { FindingStore } from './store.js';

/** Milliseconds after a change before states are computed. */
const PAUSE = 400;

/** Milliseconds between two announcements, as each makes the view update. */
const BREAK = 500;

interface Known {
  /** The findings that the states are of; each analysis makes new ones. */
  readonly version: FileFindings['version'];
  /** Keys of the items that were shown then. */
  readonly asked: ReadonlySet<string>;
  /** By key of the item. */
  readonly states: ReadonlyMap<string, Applicability>;
}

/**
 * What can be done about each finding: an automatic rewrite, one to review, or manual steps. That takes the rewrites, so
 * it is computed in the background, file by file, only while a view shows it, and gives way to everything urgent.
 */
export class FindingStates implements Disposable {
  readonly #known = new Map<string, Known>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #controller = new AbortController();
  readonly #subscription: Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #announcement: ReturnType<typeof setTimeout> | undefined;
  #working: Promise<void> | undefined;
  /** How many views and commands need the states now. */
  #demand = 0;

  readonly onDidChange = this.#changed.event;

  readonly #analyser: Analyser;
  readonly #tracker: DocumentTracker;
  readonly #store: FindingStore;
  readonly #scans: ScanStore;
  readonly #log: Log;

  constructor(analyser: Analyser, tracker: DocumentTracker, store: FindingStore, scans: ScanStore, log: Log) {
    this.#analyser = analyser;
    this.#tracker = tracker;
    this.#store = store;
    this.#scans = scans;
    this.#log = log;
    this.#subscription = store.onDidChange(() => {
      this.#start();
    });
  }

  dispose(): void {
    this.#controller.abort();
    this.#subscription.dispose();
    this.#changed.dispose();
    clearTimeout(this.#timer);
    clearTimeout(this.#announcement);
  }

  /** @returns undefined until it is known */
  of({ uri, key }: Item): Applicability | undefined {
    return this.#known.get(uri.toString())?.states.get(key);
  }

  /** @returns those of the findings in scan results, as reports take them */
  inResults(results: readonly ScanResult[]): Record<string, Applicability> {
    const states: Record<string, Applicability> = {};
    for (const result of results) {
      const folder = this.#scans.all().find((each) => each.result.base.uri === result.base.uri)?.folder;
      if (folder === undefined) continue;
      for (const file of result.files) {
        for (const item of this.#scans.of(uriOf(folder, file.path))?.items ?? []) {
          const state = this.of(item);
          if (state !== undefined) states[findingKey(result, file, item.finding)] = state;
        }
      }
    }
    return states;
  }

  /** A view shows the states, or no longer. */
  watched(isWatched: boolean): void {
    this.#demand += isWatched ? 1 : -1;
    this.#start();
  }

  /** Computes all states, with a progress notification; the user can skip that. */
  async settled(): Promise<void> {
    if (this.#next() === undefined) return;
    const title = vscode.l10n.t('Preparing rewrites');
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (_, token) => {
        this.#demand++;
        const cancelled = new Promise<void>((resolve) => {
          token.onCancellationRequested(() => {
            resolve();
          });
        });
        // Another file may have come while the last one was computed.
        while (this.#next() !== undefined && !token.isCancellationRequested && !this.#controller.signal.aborted) {
          await Promise.race([this.#work(), cancelled]);
        }
        this.#demand--;
      },
    );
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#work(), PAUSE);
  }

  #work(): Promise<void> {
    this.#working ??= this.#computeAll().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  async #computeAll(): Promise<void> {
    for (let file = this.#next(); file !== undefined && this.#demand > 0; file = this.#next()) {
      const states = await this.#compute(file);
      if (this.#controller.signal.aborted) return;
      const asked = new Set(file.items.map(({ key }) => key));
      this.#known.set(file.uri.toString(), { version: file.version, asked, states });
      this.#announcement ??= setTimeout(() => {
        this.#announcement = undefined;
        this.#changed.fire();
      }, BREAK);
    }
  }

  /** The first file whose states are those of older findings, or unknown, as those of one that was dismissed. */
  #next(): FileFindings | undefined {
    return this.#store.files().find(({ uri, version, items }) => {
      const known = this.#known.get(uri.toString());
      return known?.version !== version || !items.every(({ key }) => known.asked.has(key));
    });
  }

  async #compute(file: FileFindings): Promise<ReadonlyMap<string, Applicability>> {
    const before = this.#known.get(file.uri.toString())?.states ?? new Map<string, Applicability>();
    const offers = await this.#offersOf(file);
    if (offers === undefined) return before;
    return new Map(
      file.items.flatMap(({ key, finding }): [string, Applicability][] => {
        const offer = offers.find(
          (each) => each.finding.ruleId === finding.ruleId && each.finding.start === finding.start,
        );
        return offer === undefined ? [] : [[key, stateOf(offer)]];
      }),
    );
  }

  /** @returns undefined for a document that is being edited: it is analysed again soon */
  async #offersOf({ uri, live }: FileFindings): Promise<readonly Offer[] | undefined> {
    try {
      if (!live) {
        const options = { signal: this.#controller.signal, givesWay: true };
        return await this.#analyser.offers(await readAnyFile(uri), options);
      }
      const state = this.#tracker.get(uri);
      if (state === undefined || state.analysed !== state.document.version) return undefined;
      return await this.#tracker.offersFor(state.document);
    } catch (error) {
      if (!(error instanceof Cancelled)) this.#log.failure(uri, error);
      return undefined;
    }
  }
}

function stateOf({ rewrites }: Offer): Applicability {
  return rewrites.find(({ applicability }) => applicability !== 'guide')?.applicability ?? 'guide';
}
