import type { Finding } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import type { Entry, Reading } from './reading.js';

/**
 * Compares a document before and after a change.
 * @param before undefined for a file that the change creates
 * @param settled the finding that has to be gone
 * @returns what is wrong with the result; undefined where it parses as well as before, the finding is gone, and there
 *   is none that was not there before
 */
export function faultOf(
  before: Reading<Entry> | undefined,
  after: Reading<Entry>,
  settled?: Finding,
): Message | undefined {
  // Parsing can only have changed where the text has.
  if (after.text !== before?.text && after.broken > (before?.broken ?? 0)) return message('reason.new-code-broken');
  const old = countsOf(before);
  const now = countsOf(after);
  for (const [rule, count] of now) {
    if (count > (old.get(rule) ?? 0)) return message('reason.new-finding', { rule });
  }
  if (settled === undefined) return undefined;
  const { ruleId } = settled;
  return (now.get(ruleId) ?? 0) < (old.get(ruleId) ?? 0) ? undefined : message('reason.finding-stays');
}

/** How many findings each rule has. */
function countsOf(reading: Reading<Entry> | undefined): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { finding } of reading?.entries ?? []) counts.set(finding.ruleId, (counts.get(finding.ruleId) ?? 0) + 1);
  return counts;
}
