/**
 * Builds, then scans the example, or any folder with `npm start -- DIR` (options of `auth0-relink scan` work too).
 * Ignores exit code 1, which npm would report as a failure, because findings are the expected result.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const asked = process.argv.slice(2);
// npm runs scripts in the package's folder, but users write paths relative to their own.
const cwd = asked.length > 0 ? (process.env.INIT_CWD ?? process.cwd()) : root;

const node = (script, args, options) => {
  const { status, error } = spawnSync(process.execPath, [path.join(root, script), ...args], {
    stdio: 'inherit',
    ...options,
  });
  if (error) throw error;
  return status ?? 2;
};

const built = node('build/build.mjs', [], { cwd: root });
if (built !== 0) process.exit(built);
console.log();
const scanned = node('dist/cli.js', ['scan', ...(asked.length > 0 ? asked : ['examples/legacy-app'])], { cwd });
process.exitCode = scanned === 1 ? 0 : scanned;
