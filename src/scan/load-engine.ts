import type { Analyze } from '../core/types.js';

/** Loads the rules and the parser, which takes a third of a second. Call it only once there is a candidate. */
export async function loadEngine(): Promise<Analyze> {
  return (await load()).analyze;
}

/** Loads the function that starts a session of rewriting; it is part of the engine's bundle. */
export async function loadOpenSession(): Promise<(typeof import('../engine.js'))['openSession']> {
  return (await load()).openSession;
}

async function load(): Promise<typeof import('../engine.js')> {
  // Let the caller (say, the search) start first. No module of Node: the API loads the engine in browsers, too.
  await new Promise((resolve) => setTimeout(resolve, 0));
  // Not import(): in the CommonJS bundles, Node would first scan the whole parser for export names.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../engine.js') as typeof import('../engine.js');
}
