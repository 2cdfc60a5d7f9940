import { statSync } from 'node:fs';
import path from 'node:path';
import { complain } from './complain.js';
import { EXIT } from './exit-codes.js';
import { interruptibly } from './scanning.js';

/** The options of `auth0-relink mcp`, as parsed by commander. */
export interface McpFlags {
  readonly write?: boolean;
}

/**
 * Runs `auth0-relink mcp` until its client closes standard input.
 * @param given the only folders that tools may read and write; the current folder if there are none
 * @returns the exit code
 * @throws {Error} with a sentence for the user, if there is nothing to serve
 */
export async function runMcp(given: readonly string[], { write = false }: McpFlags, version: string): Promise<number> {
  const roots = (given.length === 0 ? ['.'] : given).map((root) => path.resolve(root));
  for (const root of roots) {
    if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) throw new Error(`${root}: no such folder`);
  }
  if (process.stdin.isTTY) {
    throw new Error('mcp talks to a program on standard input; add the command to the settings of your agent');
  }
  // Its own bundle, which no other command loads.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { serveAgents } = require('../mcp/serve-agents.js') as typeof import('../mcp/serve-agents.js');
  const { interrupted } = await interruptibly(({ signal }) =>
    serveAgents(
      {
        roots,
        write,
        version,
        ripgrep: !process.env['AUTH0_RELINK_NO_RIPGREP'],
        onError: (error) => {
          complain(error.message);
        },
      },
      signal,
    ),
  );
  return interrupted ?? EXIT.clean;
}
