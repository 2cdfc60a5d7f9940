import type { Finding, Severity } from '../core/types.js';
import { defaultSeverity } from '../report/result.js';
import { ruleMetas } from '../rules/metadata.js';
import type { PreparedText } from './prepare-text.js';

/** Returns a finding's severity according to its file's configuration. */
export function severityOf({ ruleId, certainty }: Finding, { levels }: Pick<PreparedText, 'levels'>): Severity {
  const rule = ruleMetas.find((meta) => meta.id === ruleId);
  return levels[ruleId] ?? defaultSeverity(certainty, rule);
}
