import { setImmediate } from 'node:timers/promises';
import type { Analyze, FindOffers } from '../core/types.js';

/** Loads rules and parser (a third of a second): only where a candidate has been met. */
export async function loadEngine(): Promise<Analyze> {
  return (await load()).analyze;
}

/** Loads what works out rewrites, which stands beside the rules. */
export async function loadFindOffers(): Promise<FindOffers> {
  return (await load()).findOffers;
}

async function load(): Promise<typeof import('../engine.js')> {
  // Lets what asked for it (say, the search) start first.
  await setImmediate();
  // Not import(): in the bundles, which are CommonJS, Node would first scan the whole parser for export names.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../engine.js') as typeof import('../engine.js');
}
