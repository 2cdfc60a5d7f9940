/**
 * A Chromium installed through npm: the package `@sparticuz/chromium` contains the binary and the libraries that a
 * minimal machine lacks.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', // unavailable for root and in most containers
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The package's unpacker writes the binary to TMPDIR, and the libraries only on request. */
const UNPACK = `
  import chromium, { inflate } from '@sparticuz/chromium';
  await chromium.executablePath();
  await inflate(process.cwd() + '/node_modules/@sparticuz/chromium/bin/al2023.tar.br');`;

/**
 * Unpacks Chromium, unless it is already there. Unpacking is atomic, and it blocks this process because a binary that
 * is still being written can't be started.
 * @param {string} packages a folder whose node_modules contains @sparticuz/chromium
 * @param {string} folder the target folder; kept between runs
 * @param {readonly string[]} fonts font folders in addition to the package's own; Chromium exits without any fonts
 * @returns {{ executablePath: string, env: NodeJS.ProcessEnv }} the binary, and the complete environment to start it
 * with
 * @throws {Error} with the unpacker's output
 */
export function unpackChromium(packages, folder, fonts = []) {
  const executablePath = path.join(folder, 'chromium');
  if (!existsSync(executablePath)) {
    const unfinished = `${folder}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    const env = { ...process.env, TMPDIR: unfinished };
    const args = ['--input-type=module', '--eval', UNPACK];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: packages, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`Chromium could not be unpacked: ${stderr}`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  }
  const file = `${folder}.fonts.conf`;
  const dirs = [path.join(folder, 'fonts'), ...fonts].map((dir) => `<dir>${dir}</dir>`).join('');
  const text = `<?xml version="1.0"?><fontconfig>${dirs}<cachedir>${folder}.fonts</cachedir></fontconfig>\n`;
  // Don't write while another process's browser may be reading it.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  const env = { ...process.env, FONTCONFIG_FILE: file };
  // Prefer the machine's own libraries.
  if (spawnSync(executablePath, ['--version'], { env }).status !== 0) {
    const libraries = [path.join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH];
    env.LD_LIBRARY_PATH = libraries.filter(Boolean).join(':');
  }
  return { executablePath, env };
}

/**
 * Returns an installed Chromium, found through CHROMIUM or the path. @returns {{ executablePath: string } | undefined}
 */
export function installedChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [
    process.env.CHROMIUM,
    ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))),
  ];
  const executablePath = candidates.find((file) => file && isExecutable(file));
  return executablePath && { executablePath };
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {{ executablePath: string, env?: NodeJS.ProcessEnv }} binary
 * @param {readonly string[]} args additional command-line flags
 */
export function launchChromium(binary, args = []) {
  return chromium.launch({ ...binary, args: [...FLAGS, ...args] });
}
