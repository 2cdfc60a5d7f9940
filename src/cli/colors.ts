import pc from 'picocolors';
import { plain } from '../report/text-style.js';
import type { TextStyle } from '../report/text-style.js';

/**
 * @param flag the value of --color or --no-color
 * @param toTerminal whether the report is printed to a terminal
 */
export function styleFor(flag: boolean | undefined, toTerminal: boolean): TextStyle {
  return (flag ?? wantedByEnvironment(process.env) ?? toTerminal) ? pc.createColors(true) : plain;
}

/** Reads NO_COLOR (no-color.org) and FORCE_COLOR. Empty values don't count; FORCE_COLOR takes precedence. */
function wantedByEnvironment(env: NodeJS.ProcessEnv): boolean | undefined {
  const force = env['FORCE_COLOR'];
  if (force) return force !== '0' && force !== 'false';
  return env['NO_COLOR'] || env['TERM'] === 'dumb' ? false : undefined;
}
