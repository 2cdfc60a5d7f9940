import type { RewrittenDocument } from '../../editing/thread/protocol.js';
import type { AnyFile } from '../documents/any-file.js';

/** A file and its rewritten text. */
export interface FilePlan extends AnyFile, RewrittenDocument {}

export const isAutomatic = ({ done }: Pick<FilePlan, 'done'>): boolean =>
  done.every(({ applicability }) => applicability === 'automatic');

/** @returns how many findings the plans resolve together */
export function resolvedBy(plans: readonly FilePlan[]): number {
  return plans.reduce((sum, { resolved }) => sum + resolved, 0);
}
