import { setImmediate } from 'node:timers/promises';
import type { Analyze } from '../core/types.js';

/** Loads rules and parser (a third of a second): only where a candidate has been met. */
export async function loadEngine(): Promise<Analyze> {
  // Lets what asked for it (say, the search) start first.
  await setImmediate();
  // Not import(): in the bundles, which are CommonJS, Node would first scan the whole parser for export names.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('../engine.js') as typeof import('../engine.js')).analyze;
}
