import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcessByStdio, SpawnSyncOptions } from 'node:child_process';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** The command line as users run it; requires `npm run build`. */
export const CLI = path.resolve(__dirname, '../../dist/cli.js');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Clears the terminal's settings, which must not affect a test. */
const NEUTRAL: NodeJS.ProcessEnv = { NO_COLOR: undefined, FORCE_COLOR: undefined, NODE_OPTIONS: undefined };

/** Runs `auth0-relink` in a folder until it exits. */
export function run(cwd: string, args: readonly string[], options: SpawnSyncOptions = {}): Ran {
  return runCli(CLI, cwd, args, options);
}

/** Does the same as `run` with another build of the command line. */
export function runCli(cli: string, cwd: string, args: readonly string[], options: SpawnSyncOptions = {}): Ran {
  const { env, ...rest } = options;
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    env: { ...process.env, ...NEUTRAL, ...env },
    maxBuffer: 1e8,
    ...rest,
    encoding: 'utf8',
  });
  if (error) throw error;
  return { code: status, stdout, stderr };
}

/** Starts `auth0-relink` in a folder. */
export function start(
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): ChildProcessByStdio<null, Readable, Readable> {
  return startCli(CLI, cwd, args, env);
}

/** Does the same as `start` with another build of the command line. */
export function startCli(
  cli: string,
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): ChildProcessByStdio<null, Readable, Readable> {
  const options = { cwd, env: { ...process.env, ...NEUTRAL, ...env } };
  return spawn(process.execPath, [cli, ...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
}
