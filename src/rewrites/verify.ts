import { applyEdits, overlaps } from '../core/edits.js';
import { brokenRegions } from '../core/engine/inspect.js';
import type { Inspect } from '../core/engine/inspect.js';
import type { AnalyzeOptions, Edit, Finding, ModuleReader } from '../core/types.js';
import { message } from '../messages/message.js';
import type { Message } from '../messages/message.js';
import { vocabulary } from '../rules/auth0/vocabulary.js';

/** A document and what is known beside it: what `analyze` takes. */
export interface Original {
  readonly text: string;
  readonly fileName: string;
  readonly options: AnalyzeOptions;
  readonly reader: ModuleReader | undefined;
  readonly findings: readonly Finding[];
  /** How many of its regions do not parse. */
  readonly broken: number;
}

/**
 * Tries edits on a copy of a document.
 * @returns what is wrong with the result; undefined where it parses, the finding is gone, and
 *   there is none that was not there before
 */
export function faultOf(
  inspect: Inspect,
  original: Original,
  finding: Finding,
  edits: readonly Edit[],
): Message | undefined {
  const { text, fileName, options, reader } = original;
  if (overlaps(edits)) return message('reason.edits-overlap');
  const result = applyEdits(text, edits);
  // Where nothing can be found any more, nothing was looked at.
  const inspection = inspect(result, fileName, options, reader);
  const broken = inspection?.broken ?? brokenRegions(result, fileName, vocabulary);
  if (broken > original.broken) return message('reason.new-code-broken');
  const before = counted(original.findings);
  const after = counted((inspection?.inspected ?? []).map((entry) => entry.finding));
  for (const [key, count] of after) {
    if (count > (before.get(key) ?? 0)) return message('reason.new-finding', { rule: key });
  }
  const key = keyOf(finding);
  return (after.get(key) ?? 0) < (before.get(key) ?? 0) ? undefined : message('reason.finding-stays');
}

function counted(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}

function keyOf({ ruleId }: Finding): string {
  return ruleId;
}
