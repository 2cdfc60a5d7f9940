import { entryKey } from './baseline.js';
import type { BaselineEntry } from './baseline.js';
import { oneLine } from './display.js';

/** Returns why a finding was dismissed, in one line. */
export function dismissalReason(reason: string): string {
  return oneLine(reason.trim().replace(/\s+/g, ' '));
}

/** Returns a baseline in which findings are dismissed with a reason, whether they were known or not. */
export function withDismissed(
  entries: readonly BaselineEntry[],
  dismissed: readonly BaselineEntry[],
  reason: string,
): BaselineEntry[] {
  return [...withoutEntries(entries, dismissed), ...dismissed.map((entry) => ({ ...entry, reason }))];
}

/** Returns a baseline without some findings, which are then reported again as new. */
export function withoutEntries(entries: readonly BaselineEntry[], gone: readonly BaselineEntry[]): BaselineEntry[] {
  const keys = new Set(gone.map(entryKey));
  return entries.filter((entry) => !keys.has(entryKey(entry)));
}

/**
 * Returns a baseline of what was found, with the reasons of those that were dismissed.
 * @param kept entries that the scan says nothing about, such as those of skipped files
 */
export function renewed(
  entries: readonly BaselineEntry[],
  found: readonly BaselineEntry[],
  kept: (entry: BaselineEntry) => boolean,
): BaselineEntry[] {
  const known = new Map(entries.map((entry) => [entryKey(entry), entry]));
  const current = found.map((entry) => known.get(entryKey(entry)) ?? entry);
  return [...current, ...withoutEntries(entries, found).filter(kept)];
}
