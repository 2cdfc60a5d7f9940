import type { Finding, Severity } from '../core/types.js';
import { defaultSeverity } from '../report/result.js';
import { ruleMetas } from '../rules/metadata.js';
import type { PreparedText } from './prepare-text.js';

/** How grave a finding is, by the configuration that holds for its file. */
export function severityOf({ ruleId, certainty }: Finding, { levels }: Pick<PreparedText, 'levels'>): Severity {
  const rule = ruleMetas.find((meta) => meta.id === ruleId);
  return levels[ruleId] ?? defaultSeverity(certainty, rule);
}
