import { Reparser } from '../syntax/reparse.js';
import type { Analyze } from '../types.js';
import { createInspect } from './inspect.js';
import type { Inspect } from './inspect.js';
import type { Document, FindingDraft, RuleSet } from './rule.js';

/**
 * Returns the `analyze` function for a set of rules.
 * `analyze(text, fileName, options, reader)` takes a document's text without byte order mark. The file name determines
 * the host language, and the reader provides imported files. It never throws: failures are problems in the result.
 * Offsets in and out are UTF-16 code units.
 */
export function createAnalyze<Draft extends FindingDraft, Its extends Document>(rules: RuleSet<Draft, Its>): Analyze {
  return analyzeBy(createInspect(rules));
}

/** How many documents a person edits at a time. */
const MAX_DOCUMENTS = 3;

/**
 * Does the same as `createAnalyze`, but faster for the versions of a document that a person edits: the statements that
 * an edit left alone are not parsed again. Keeps the last version of some documents in memory.
 */
export function createReanalyze<Draft extends FindingDraft, Its extends Document>(rules: RuleSet<Draft, Its>): Analyze {
  const parsers = new Map<string, Reparser>();
  const inspect = createInspect(rules, (fileName) => {
    const parser = parsers.get(fileName) ?? new Reparser();
    // The last one in the map is the one that was used last.
    parsers.delete(fileName);
    parsers.set(fileName, parser);
    for (const [oldest] of parsers) if (parsers.size > MAX_DOCUMENTS) parsers.delete(oldest);
    return (region, index) => parser.parse(region, index);
  });
  return analyzeBy(inspect);
}

function analyzeBy<Draft extends FindingDraft, Its extends Document>(inspect: Inspect<Draft, Its>): Analyze {
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
