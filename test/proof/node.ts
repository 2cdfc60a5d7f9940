/** Runs a program of the server's side in Node, as its user would: a file beside its node_modules. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { transform } from 'esbuild';
import { LIMIT } from '../support/until.mjs';
import { converse } from './agent.js';
import type { Program } from './cases.js';
import { writeModules } from './modules.js';
import { outcomeOf } from './outcome.js';
import type { Outcome } from './outcome.js';
import { makeWorkFolder } from './packages.js';
import { CLIENT, CLIENT_SECRET, DOMAIN } from './scene.js';
import type { Scene } from './scene.js';

export async function runInNode(
  program: Program,
  text: string,
  scene: Scene,
  steps: readonly string[],
): Promise<Outcome> {
  const root = makeWorkFolder(program.id, program.versions);
  const folder = path.join(root, path.dirname(program.fileName));
  mkdirSync(folder, { recursive: true });
  const isModule = /^\s*(?:import|export)\b/m.test(text);
  const file = path.join(folder, isModule ? 'program.mjs' : 'program.cjs');
  const { code } = await transform(text, { loader: program.fileName.endsWith('.ts') ? 'ts' : 'js', target: 'node20' });
  writeFileSync(file, code);
  writeModules(root, program, isModule ? 'module' : 'commonjs');
  const certificate = path.join(root, 'tenant.pem');
  writeFileSync(certificate, scene.tenant.certificate);
  const child = spawn(process.execPath, ['--require', path.join(import.meta.dirname, 'preload.cjs'), file], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      NODE_EXTRA_CA_CERTS: certificate,
      NODE_NO_WARNINGS: '1',
      PROOF_DOMAIN: DOMAIN,
      PROOF_PORT: String(scene.tenant.port),
      AUTH0_DOMAIN: DOMAIN,
      AUTH0_CLIENT_ID: CLIENT.server,
      AUTH0_CLIENT_SECRET: CLIENT_SECRET,
      // What a person sets up where the rewritten code links by a right of the server's own.
      AUTH0_MANAGEMENT_CLIENT_ID: CLIENT.server,
      AUTH0_MANAGEMENT_CLIENT_SECRET: CLIENT_SECRET,
      ACCESS_TOKEN: scene.token,
      LINKED_USER_ID: scene.other.user_id,
      // A free port: the program says which one it got.
      PORT: '0',
    },
  });
  const lines: string[] = [];
  const listening = new Promise<number>((resolve, reject) => {
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on('line', (line) => {
        if (line !== '') lines.push(line);
        const [, port] = /^listening (\d+)/.exec(line) ?? [];
        if (port !== undefined) resolve(Number(port));
      });
    }
    child.on('exit', () => {
      reject(new Error(`it ended before it listened:\n${lines.join('\n')}`));
    });
  });
  listening.catch(() => undefined);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const limit = AbortSignal.timeout(LIMIT);
  limit.addEventListener('abort', () => child.kill('SIGKILL'));
  try {
    if (steps.length > 0) {
      await converse(await listening, scene, steps, lines);
      child.kill();
    }
    const status = await ended;
    // That is no failure which its user is shown.
    if (limit.aborted) throw new Error(`it did not end within ${LIMIT / 1000} seconds:\n${lines.join('\n')}`);
    return outcomeOf(lines, steps.length === 0 && status !== 0);
  } finally {
    child.kill('SIGKILL');
  }
}
