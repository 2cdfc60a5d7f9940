import * as vscode from 'vscode';
import type { ScanStore } from '../findings/scan-store.js';

const KEY = 'migration';

/** How many findings of each file and rule the first scan had, as `folder#path#rule`. */
interface Baseline {
  readonly at: number;
  readonly counts: Readonly<Record<string, number>>;
}

export interface Migration {
  readonly migrated: number;
  readonly total: number;
}

/** Compares what is there with what the first scan of the workspace found. */
export class MigrationProgress {
  readonly #memento: vscode.Memento;
  readonly #scans: ScanStore;

  constructor(memento: vscode.Memento, scans: ScanStore) {
    this.#memento = memento;
    this.#scans = scans;
  }

  /** Takes the present state as the one to compare with, unless there is one. */
  async begin(): Promise<void> {
    if (this.#memento.get(KEY) === undefined) await this.reset();
  }

  async reset(): Promise<void> {
    await this.#memento.update(KEY, { at: Date.now(), counts: this.#counts() } satisfies Baseline);
  }

  /** Undefined before the first scan, and where that found nothing. */
  state(): Migration | undefined {
    const baseline = this.#memento.get<Baseline>(KEY);
    if (baseline === undefined || this.#scans.all().length === 0) return undefined;
    const now = this.#counts();
    const entries = Object.entries(baseline.counts);
    const total = entries.reduce((sum, [, count]) => sum + count, 0);
    const left = entries.reduce((sum, [key, count]) => sum + Math.min(count, now[key] ?? 0), 0);
    return total === 0 ? undefined : { migrated: total - left, total };
  }

  #counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { folder, result } of this.#scans.all()) {
      for (const { path, findings } of result.files) {
        for (const { ruleId } of findings) {
          const key = `${folder.toString()}#${path}#${ruleId}`;
          counts[key] = (counts[key] ?? 0) + 1;
        }
      }
    }
    return counts;
  }
}

export function migrationText({ migrated, total }: Migration): string {
  return vscode.l10n.t('{0} of {1} migrated', migrated, total);
}
