/** VS Code's own server, started from what build/editor-setup.mjs installed. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

// So that a server ends with the process that started it: its `exit` handlers run only where somebody listens to the signal.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    if (process.listenerCount(signal) === 0) process.exit(1);
  });
}

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
  const args = [
    path.join(editor.servers[version], 'out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    // Without what the user's shell would add to the environment.
    ...['--telemetry-level', 'off', '--enable-smoke-test-driver', '--force-disable-user-env'],
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
  const port = await new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk) => {
      if (verbose) process.stderr.write(chunk);
      output += chunk;
      const [, listensOn] = /Extension host agent listening on (\d+)\n/.exec(output) ?? [];
      if (listensOn) resolve(Number(listensOn));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`VS Code's server ended with code ${code}:\n${output}`)));
  });
  return { port, origin: `http://127.0.0.1:${port}`, data, userData: user, child, stop };
}
