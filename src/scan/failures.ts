import { linesOf } from '../core/lines.js';
import type { Problem } from '../core/types.js';
import { render } from '../messages/render.js';
import type { ScanError } from '../report/result.js';
import { counted } from '../report/summary.js';

/**
 * Returns an error for each reason why parts of a file were not analysed, at the first such part. Without these errors,
 * a file that nobody checked would count as clean.
 * @param text that the problems' offsets refer to
 */
export function failuresOf(problems: readonly Problem[], text: string): Omit<ScanError, 'file'>[] {
  const byReason = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.kind !== 'not-analysed') continue;
    const reason = render(problem.message);
    const known = byReason.get(reason);
    if (known === undefined) byReason.set(reason, [problem]);
    else known.push(problem);
  }
  if (byReason.size === 0) return [];
  const lines = linesOf(text);
  return [...byReason].map(([reason, places]) => {
    const message = places.length === 1 ? reason : `${reason} (first of ${counted(places.length, 'such place')})`;
    return { message, ...lines.positionAt(places.reduce((first, { start }) => Math.min(first, start), Infinity)) };
  });
}
