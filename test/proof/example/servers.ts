/** Starts the servers of the example application as its package.json does, with the tenant on this machine. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Tenant } from '../../tenant/tenant.js';
import { KIOSK, RIDERS, SECRET, TENANT } from './scene.js';

export interface RunningServer {
  readonly url: string;
  /** What it has printed. */
  readonly lines: readonly string[];
  readonly close: () => void;
}

/** How often another port is tried, where something else was faster to take the one that was free. */
const TRIES = 5;

/**
 * @param script relative to the application's folder
 * @throws {Error} with what it printed, where it ends before it listens
 */
export async function startServer(folder: string, script: string, tenant: Tenant): Promise<RunningServer> {
  for (let tries = 1; ; tries++) {
    try {
      return await startOn(await freePort(), folder, script, tenant);
    } catch (error) {
      if (tries === TRIES || !String(error).includes('EADDRINUSE')) throw error;
    }
  }
}

async function startOn(port: number, folder: string, script: string, tenant: Tenant): Promise<RunningServer> {
  const url = `http://localhost:${port}`;
  const certificate = path.join(folder, 'tenant.pem');
  writeFileSync(certificate, tenant.certificate);
  const child = spawn(process.execPath, ['--require', path.join(import.meta.dirname, '..', 'preload.cjs'), script], {
    cwd: folder,
    // Over the channel it says when it listens: see preload.cjs.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      NODE_EXTRA_CA_CERTS: certificate,
      NODE_NO_WARNINGS: '1',
      PROOF_DOMAIN: TENANT,
      PROOF_PORT: String(tenant.port),
      PORT: String(port),
      BASE_URL: url,
      UPLOAD_FOLDER: path.join(folder, 'uploads'),
      AUTH0_DOMAIN: TENANT,
      AUTH0_CLIENT_ID: RIDERS,
      AUTH0_CLIENT_SECRET: SECRET,
      AUTH0_MANAGEMENT_CLIENT_ID: RIDERS,
      AUTH0_MANAGEMENT_CLIENT_SECRET: SECRET,
      KIOSK_URL: url,
      KIOSK_SECRET: SECRET,
      KIOSK_CLIENT_ID: KIOSK,
      KIOSK_CLIENT_SECRET: SECRET,
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
