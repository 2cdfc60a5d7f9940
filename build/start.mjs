/**
 * Builds, then scans the example, or with `npm start -- DIR` any folder (options of `auth0-relink scan` work too).
 * Findings are what a reader came for, so they are no failure here, as npm would say of exit code 1.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const asked = process.argv.slice(2);
// npm runs scripts in the package's folder; paths are meant from where its user stands.
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
