/** VS Code's own server, started from what build/editor-setup.mjs installed. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** So that nothing pops up over what a test looks at. */
const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'editor.fontFamily': 'DejaVu Sans Mono',
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * @param {object} options
 * @param {Awaited<ReturnType<typeof import('../../../build/editor-setup.mjs').setUpEditor>>} options.editor
 * @param {'current' | 'oldest'} [options.version]
 * @param {boolean} [options.trust] whether workspace trust is asked for; without it every folder is trusted
 * @param {object} [options.settings] of the user
 * @param {string} [options.extensions] a folder of installed extensions, instead of an empty one
 * @param {object} [options.env]
 * @param {boolean} [options.verbose] prints the server's own output
 */
export async function startServer({ editor, version = 'current', trust, settings, extensions, env, verbose }) {
  const data = mkdtempSync(path.join(tmpdir(), 'relink-editor-'));
  const user = path.join(data, 'user');
  mkdirSync(path.join(user, 'User'), { recursive: true });
  writeFileSync(path.join(user, 'User/settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...settings }));
  const port = await freePort();
  const args = [
    path.join(editor.servers[version], 'out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms'],
    ...['--telemetry-level', 'off', '--enable-smoke-test-driver'],
    ...['--server-data-dir', path.join(data, 'server'), '--user-data-dir', user],
    ...['--extensions-dir', extensions ?? path.join(data, 'extensions')],
    ...(trust ? [] : ['--disable-workspace-trust']),
  ];
  // A process group of its own, so that its extension hosts end with it.
  const child = spawn(editor.node, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stop = () => {
    process.off('exit', stop);
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
    rmSync(data, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', stop);
  await new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk) => {
      if (verbose) process.stderr.write(chunk);
      output += chunk;
      if (output.includes('Extension host agent listening')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`VS Code's server ended with code ${code}:\n${output}`)));
  });
  return { port, origin: `http://127.0.0.1:${port}`, data, userData: user, child, stop };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
