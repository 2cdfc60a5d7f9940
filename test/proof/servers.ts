/** Starts an application's server as its package.json does, with the tenant on this machine. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Tenant } from '../tenant/tenant.js';

/** The variables of a server's environment that depend on the application, given its address. */
export type Settings = (url: string) => Readonly<Record<string, string>>;

export interface RunningServer {
  readonly url: string;
  /** What it has printed. */
  readonly lines: readonly string[];
  readonly close: () => void;
}

/** How often another port is tried, where something else was faster to take the one that was free. */
const TRIES = 5;

/**
 * @param command what Node runs in the application's folder: a script, and its arguments
 * @throws {Error} with what it printed, where it ends before it listens
 */
export async function startServer(
  folder: string,
  command: readonly string[],
  tenant: Tenant,
  settings: Settings,
): Promise<RunningServer> {
  for (let tries = 1; ; tries++) {
    try {
      return await startOn(await freePort(), folder, command, tenant, settings);
    } catch (error) {
      if (tries === TRIES || !String(error).includes('EADDRINUSE')) throw error;
    }
  }
}

async function startOn(
  port: number,
  folder: string,
  command: readonly string[],
  tenant: Tenant,
  settings: Settings,
): Promise<RunningServer> {
  const url = `http://localhost:${port}`;
  // Beside the application, which keeps its own files only.
  const certificate = `${folder}.pem`;
  writeFileSync(certificate, tenant.certificate);
  const child = spawn(process.execPath, ['--require', path.join(import.meta.dirname, 'preload.cjs'), ...command], {
    cwd: folder,
    // Over the channel it says when it listens: see preload.cjs.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      NODE_EXTRA_CA_CERTS: certificate,
      NODE_NO_WARNINGS: '1',
      PROOF_DOMAIN: tenant.domain,
      PROOF_PORT: String(tenant.port),
      PORT: String(port),
      BASE_URL: url,
      ...settings(url),
    },
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n').filter(Boolean)));
  }
  await new Promise((resolve, reject) => {
    child.once('message', resolve).once('error', reject);
    child.once('close', () => {
      reject(new Error(`the server ended before it listened:\n${lines.join('\n')}`));
    });
  });
  const close = (): void => {
    child.kill('SIGKILL');
  };
  return { url, lines, close };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
