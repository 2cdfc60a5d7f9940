import * as vscode from 'vscode';
import { isOncePerProject } from '../../scan/once-per-project.js';
import { folderOfDocument } from '../documents/workspace-place.js';
import type { ScanStore } from '../findings/scan-store.js';
import type { FindingStore } from '../findings/store.js';
import type { WorkspaceState } from '../state/workspace-state.js';

export interface Migration {
  readonly migrated: number;
  readonly total: number;
  /** How many are rewritten, but have follow-up steps that are not done. */
  readonly open: number;
}

/** Compares the current findings with those of the first scan of the workspace. */
export class MigrationProgress {
  readonly #memory: WorkspaceState;
  readonly #scans: ScanStore;
  readonly #store: FindingStore;

  readonly #countOpen: () => number;

  /** @param countOpen returns how many rewrites have follow-up steps that are not done */
  constructor(memory: WorkspaceState, scans: ScanStore, store: FindingStore, countOpen: () => number) {
    this.#countOpen = countOpen;
    this.#memory = memory;
    this.#scans = scans;
    this.#store = store;
  }

  /** Remembers the current findings as the baseline, unless there is one. */
  async begin(): Promise<void> {
    if (this.#memory.get('baseline') === undefined) await this.reset();
  }

  /** Makes the current findings the baseline. */
  async reset(): Promise<void> {
    await this.#memory.set('baseline', this.#counts());
  }

  /** @returns undefined before the first scan, and when that found nothing */
  state(): Migration | undefined {
    const baseline = this.#memory.get('baseline');
    if (baseline === undefined || this.#scans.all().length === 0) return undefined;
    const now = this.#counts();
    const entries = Object.entries(baseline);
    const total = entries.reduce((sum, [, count]) => sum + count, 0);
    const left = entries.reduce((sum, [key, count]) => sum + Math.min(count, now[key] ?? 0), 0);
    const open = Math.min(this.#countOpen(), total - left);
    return total === 0 ? undefined : { migrated: total - left - open, total, open };
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

export function migrationText({ migrated, total, open }: Migration): string {
  const { t } = vscode.l10n;
  const text = t('{0} of {1} migrated', migrated, total);
  return open === 0 ? text : `${text} · ${t('{0} rewritten, with follow-up steps', open)}`;
}
