import type { Analyze } from '../types.js';
import { createInspect } from './inspect.js';
import type { Document, FindingDraft, RuleSet } from './rule.js';

/**
 * Returns the `analyze` function for a set of rules.
 * `analyze(text, fileName, options, reader)` takes a document's text without byte order mark. The file name determines
 * the host language, and the reader provides imported files. It never throws: failures are problems in the result.
 * Offsets in and out are UTF-16 code units.
 */
export function createAnalyze<Draft extends FindingDraft, Its extends Document>(rules: RuleSet<Draft, Its>): Analyze {
  const inspect = createInspect(rules);
  return (text, fileName, options, reader) => {
    const inspection = inspect(text, fileName, options, reader);
    if (inspection === undefined) {
      return { findings: [], problems: [], stats: { suppressed: 0, steps: 0 } };
    }
    const { inspected, problems, suppressed, steps } = inspection;
    return {
      findings: inspected.map(({ finding }) => finding),
      problems,
      stats: { suppressed, steps },
    };
  };
}
