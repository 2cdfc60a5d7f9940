import * as vscode from 'vscode';
import { isDismissed } from '../../report/baseline.js';
import type { BaselineEntry } from '../../report/baseline.js';
import type { MigrationFigures } from '../../report/html/tiles.js';
import { isOncePerProject } from '../../scan/once-per-project.js';
import type { Baselines } from '../baseline/baselines.js';
import { folderOfDocument } from '../documents/workspace-place.js';
import type { FolderScan, ScanStore } from '../findings/scan-store.js';
import type { FindingStore } from '../findings/store.js';
import type { WorkspaceState } from '../state/workspace-state.js';

export interface Migration extends MigrationFigures {
  /** How many are rewritten, but have follow-up steps that are not done. */
  readonly open: number;
}

/**
 * Compares the current findings with the baseline of each folder. For a folder without one, with those of its first scan
 * in this editor.
 */
export class MigrationProgress {
  readonly #memory: WorkspaceState;
  readonly #scans: ScanStore;
  readonly #store: FindingStore;
  readonly #baselines: Baselines;
  readonly #countOpen: () => number;

  /** @param countOpen returns how many rewrites have follow-up steps that are not done */
  constructor(
    memory: WorkspaceState,
    scans: ScanStore,
    store: FindingStore,
    baselines: Baselines,
    countOpen: () => number,
  ) {
    this.#memory = memory;
    this.#scans = scans;
    this.#store = store;
    this.#baselines = baselines;
    this.#countOpen = countOpen;
  }

  /** Remembers the current findings, unless some are remembered. */
  async begin(): Promise<void> {
    if (this.#memory.get('baseline') === undefined) await this.reset();
  }

  /** Starts again from the current findings, where no baseline says what to start from. */
  async reset(): Promise<void> {
    await this.#memory.set('baseline', this.#counts());
  }

  /** Whether the baseline of any folder has findings that are to be migrated. */
  usesBaseline(): boolean {
    return this.#scans.all().some(({ folder }) => this.#toMigrate(folder).length > 0);
  }

  /** @returns undefined before the first scan, and when that found nothing */
  state(): Migration | undefined {
    const scans = this.#scans.all();
    if (scans.length === 0) return undefined;
    const shared = scans.filter(({ folder }) => this.#toMigrate(folder).length > 0);
    const found = new Set(this.#store.everything().flatMap(({ known }) => known ?? []));
    const sums = [...shared.map((scan) => this.#sinceBaseline(scan, found)), this.#sinceFirstScan(shared)];
    const total = sums.reduce((sum, each) => sum + each.total, 0);
    const left = sums.reduce((sum, each) => sum + each.left, 0);
    const open = Math.min(this.#countOpen(), total - left);
    if (total === 0) return undefined;
    return { migrated: total - left - open, total, open, fromBaseline: shared.length > 0 };
  }

  #toMigrate(folder: vscode.Uri): readonly BaselineEntry[] {
    return this.#baselines.of(folder).filter((entry) => !isDismissed(entry));
  }

  /** Nothing is known to be gone from files that were skipped, nor after the scan of a part. */
  #sinceBaseline({ folder, partial, result }: FolderScan, found: ReadonlySet<BaselineEntry>): Count {
    if (partial === true) return { total: 0, left: 0 };
    const failed = result.errors.flatMap(({ file }) => file ?? []);
    const passed = new Set([...result.skipped, ...failed].map(({ uri }) => uri));
    const entries = this.#toMigrate(folder);
    const left = entries.filter((entry) => found.has(entry) || passed.has(entry.file)).length;
    return { total: entries.length, left };
  }

  /** @param others folders that have a baseline */
  #sinceFirstScan(others: readonly FolderScan[]): Count {
    const baseline = this.#memory.get('baseline') ?? {};
    const now = this.#counts();
    const folders = new Set(others.map(({ folder }) => folder.toString()));
    const entries = Object.entries(baseline).filter(([key]) => !folders.has(key.slice(0, key.indexOf('#'))));
    return {
      total: entries.reduce((sum, [, count]) => sum + count, 0),
      left: entries.reduce((sum, [key, count]) => sum + Math.min(count, now[key] ?? 0), 0),
    };
  }

  /** Counts the findings by file and rule. Any file of a project may be the one that reports for all. */
  #counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { uri, finding } of this.#store.everything()) {
      const folder = folderOfDocument(uri);
      if (folder === undefined) continue;
      const path = isOncePerProject(finding.ruleId) ? '' : uri.path.slice(folder.uri.path.length + 1);
      const key = `${folder.uri.toString()}#${path}#${finding.ruleId}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  }
}

interface Count {
  readonly total: number;
  readonly left: number;
}

export function migrationText({ migrated, total, open }: Migration): string {
  const { t } = vscode.l10n;
  const text = t('{0} of {1} migrated', migrated, total);
  return open === 0 ? text : `${text} · ${t('{0} rewritten, with follow-up steps', open)}`;
}
