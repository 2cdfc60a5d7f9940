import { hostOf } from '../core/hosts/hosts.js';
import type { Problem } from '../core/types.js';
import type { SkipReason } from '../report/result.js';
import { isMinifiedName } from './minified.js';

/** Why a file with a needle is not analysed, or not completely. */
export interface Skip {
  readonly reason: SkipReason;
  /** Details of the reason, such as the size; may be empty. */
  readonly detail: string;
}

export const IGNORED: Skip = { reason: 'ignored', detail: '' };

export const BINARY: Skip = { reason: 'binary', detail: '' };

/**
 * Returns whether and why to skip a file because of its name.
 * @param isNamed whether the user named this file: then it is analysed even if it looks minified
 */
export function skipByName(fileName: string, isNamed: boolean): Skip | undefined {
  if (hostOf(fileName) === undefined) return { reason: 'unsupported', detail: '' };
  return !isNamed && isMinifiedName(fileName) ? { reason: 'minified', detail: '' } : undefined;
}

/**
 * Returns whether and why to skip a file because of its size.
 * @param size in bytes, like `most`
 */
export function skipBySize(size: number, most: number): Skip | undefined {
  return size > most ? { reason: 'too-large', detail: `${size} bytes` } : undefined;
}

/** Returns whether an analysis ended before it was complete; what it found counts all the same. */
export function skipByProblems(problems: readonly Problem[]): Skip | undefined {
  return problems.some(isOverBudget) ? { reason: 'too-complex', detail: '' } : undefined;
}

export function isOverBudget({ kind }: Problem): boolean {
  return kind === 'over-budget';
}
