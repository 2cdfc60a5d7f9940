import { existsSync } from 'node:fs';

/**
 * Returns the arguments with `scan` before a path: `auth0-relink DIR` scans it. Only what exists or has a separator is a
 * path, so a mistyped command stays one.
 * @param argv as `process.argv`
 * @param commands the names of all commands
 */
export function withCommand(argv: readonly string[], commands: readonly string[]): string[] {
  const [node = '', script = '', first, ...rest] = argv;
  if (first === undefined || first.startsWith('-') || commands.includes(first)) return [...argv];
  const isPath = /[\\/]/.test(first) || existsSync(first);
  return isPath ? [node, script, 'scan', first, ...rest] : [...argv];
}
