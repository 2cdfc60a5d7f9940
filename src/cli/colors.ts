import pc from 'picocolors';
import { plain } from '../report/text-style.js';
import type { TextStyle } from '../report/text-style.js';

/**
 * @param flag what --color or --no-color says
 * @param toTerminal whether the report goes to a terminal
 */
export function styleFor(flag: boolean | undefined, toTerminal: boolean): TextStyle {
  return (flag ?? wantedByEnvironment(process.env) ?? toTerminal) ? pc.createColors(true) : plain;
}

/** NO_COLOR (no-color.org) and FORCE_COLOR, where they are set and not empty; FORCE_COLOR is the stronger one. */
function wantedByEnvironment(env: NodeJS.ProcessEnv): boolean | undefined {
  const force = env['FORCE_COLOR'];
  if (force) return force !== '0' && force !== 'false';
  return env['NO_COLOR'] || env['TERM'] === 'dumb' ? false : undefined;
}
