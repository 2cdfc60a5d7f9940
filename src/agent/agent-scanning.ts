import path from 'node:path';
import { givenChanges } from '../changes/given-changes.js';
import type { ScanForChanges } from '../changes/given-changes.js';
import { oneLine } from '../report/display.js';
import type { FileName, ScanError, ScanResult } from '../report/result.js';
import { ruleMetas } from '../rules/metadata.js';
import type { ScanOptions, ScanProgress } from '../scan/options.js';
import { didYouMean } from '../scan/suggest.js';
import type { AllowedRoots } from './allowed-roots.js';
import type { ToolInput } from './tool-input.js';
import { ToolRefusal } from './tool-refusal.js';

/** How many files are named that were not analysed. */
const MOST_SKIPPED = 20;

/** What a face gives to all tools. */
export interface AgentHost {
  readonly roots: AllowedRoots;
  /** Whether to use ripgrep, or the path of its binary. */
  readonly ripgrep: boolean | string;
  /** Whether an editor has changes of a file that are not on disk. */
  readonly isUnsaved: (file: string) => boolean;
}

/** What a call of a tool can be watched and stopped with. */
export interface CallHooks {
  readonly signal: AbortSignal;
  /** Called with what is being done. */
  readonly onProgress: (message: string) => void;
}

/**
 * Returns the options of the scan that a tool was asked for: those of the command line in the allowed folder.
 * @throws {ToolRefusal} for a path or rule that is not allowed
 */
export function agentScanOptions(
  { paths, rules, minCertainty }: ToolInput,
  { roots, ripgrep }: AgentHost,
): ScanOptions {
  const checked = (paths ?? roots.all).map((given) => roots.check(given));
  const [first] = checked;
  if (first === undefined) throw new ToolRefusal('no folder is open, so there is nothing to scan');
  const ids: readonly string[] = ruleMetas.map(({ id }) => id);
  for (const rule of rules ?? []) {
    if (!ids.includes(rule)) {
      throw new ToolRefusal(
        `there is no rule ${oneLine(rule)}${didYouMean(rule, ids)}; the rules are ${ids.join(', ')}`,
      );
    }
  }
  return { paths: checked, cwd: roots.baseOf(first), rules, minCertainty, ripgrep };
}

/** Returns how far a scan is, for who waits for it. */
export function scanningText({ done, candidates }: Pick<ScanProgress, 'candidates' | 'done'>): string {
  return `Scanning: ${done} of ${candidates} candidate files`;
}

/** Returns what finds out about changes, if only these count. */
export async function changesSinceIn({ since }: ToolInput, options: ScanOptions): Promise<ScanForChanges | undefined> {
  return since === undefined ? undefined : givenChanges(options, { since }, 'since');
}

/** Returns a file's absolute path, on one line. */
export function absoluteName(file: Pick<FileName, 'path'>, base: string): string {
  return oneLine(path.resolve(base, file.path));
}

type Remarkable = Pick<ScanResult, 'skipped' | 'errors' | 'incomplete'>;

/** Returns what a scan could not tell: files that were not analysed, errors, and whether it was stopped. */
export function scanRemarks({ skipped, errors, incomplete }: Remarkable, base: string): string {
  const lines = skipped.slice(0, MOST_SKIPPED).map((file) => {
    const detail = file.detail === '' ? '' : ` (${file.detail})`;
    return `not analysed: ${absoluteName(file, base)}: ${file.reason}${detail}`;
  });
  if (skipped.length > MOST_SKIPPED) lines.push(`not analysed: ${skipped.length - MOST_SKIPPED} more files`);
  lines.push(...errors.slice(0, MOST_SKIPPED).map((error) => `error: ${errorText(error, base)}`));
  if (errors.length > MOST_SKIPPED) lines.push(`error: ${errors.length - MOST_SKIPPED} more`);
  if (incomplete) lines.push('incomplete: it was stopped early');
  return lines.map((line) => `${oneLine(line)}\n`).join('');
}

/** Returns a note about files whose changes in the editor are not on disk. */
export function unsavedNote(files: readonly string[], { isUnsaved }: AgentHost): string {
  const unsaved = files.filter(isUnsaved);
  if (unsaved.length === 0) return '';
  return `note: this is about the files on disk; unsaved in the editor: ${unsaved.map(oneLine).join(', ')}\n`;
}

function errorText({ message, file, line, column }: ScanError, base: string): string {
  const place = [file && absoluteName(file, base), line, column].filter((part) => part !== undefined).join(':');
  return place === '' ? message : `${place}: ${message}`;
}
