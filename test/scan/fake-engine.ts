import type { Analyze, AnalyzeOptions, Certainty } from '../../src/core/types.js';
import { message } from '../../src/messages/message.js';

export interface FakeEngine {
  readonly load: () => Promise<Analyze>;
  /** How often the engine was loaded. */
  loads: number;
  /** The options of each call, by the end of the file's path. */
  readonly calls: Map<string, AnalyzeOptions>;
}

/** The message of every finding. */
const FOUND = message('finding.unlink', { path: '/unlink' });

/**
 * Returns an engine that finds `access_token`: dead after `dead `, likely after `likely `; throws at `please throw`.
 */
export function fakeEngine(): FakeEngine {
  const engine: FakeEngine = {
    loads: 0,
    calls: new Map(),
    load: () => {
      engine.loads++;
      return Promise.resolve(analyze);
    },
  };
  const analyze: Analyze = (text, fileName, options = {}) => {
    engine.calls.set(fileName.replace(/^.*\//, ''), options);
    if (text.includes('please throw')) throw new Error('thrown on purpose');
    const findings = [...text.matchAll(/(dead|likely)? ?access_token/g)].map((match) => {
      const end = match.index + match[0].length;
      const certainty = (match[1] ?? 'certain') as Certainty;
      const what = { ruleId: 'lock-access-token', form: 'fake', message: FOUND, certainty };
      return { ...what, start: end - 12, end, parts: {}, related: [] };
    });
    return { findings, problems: [], stats: { suppressed: 0, steps: 0 } };
  };
  return engine;
}
