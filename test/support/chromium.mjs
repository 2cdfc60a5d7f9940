/**
 * A Chromium that comes through npm: the package `@sparticuz/chromium` carries the binary itself, and the libraries that a
 * bare machine lacks.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', // it is not there for root, nor in most containers
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Its own unpacker puts the binary where TMPDIR says, and the libraries only if it is asked to. */
const UNPACK = `
  import chromium, { inflate } from '@sparticuz/chromium';
  await chromium.executablePath();
  await inflate(process.cwd() + '/node_modules/@sparticuz/chromium/bin/al2023.tar.br');`;

/**
 * Unpacks Chromium, unless it is there: whole or not at all, and while nothing else of this process runs, as a binary that is
 * still being written cannot be started.
 * @param {string} packages a folder whose node_modules holds @sparticuz/chromium
 * @param {string} folder where to unpack it to; kept between runs
 * @param {readonly string[]} fonts folders of fonts, beside the package's own: without any, Chromium ends
 * @returns {{ executablePath: string, env: NodeJS.ProcessEnv }} the binary, and the whole environment to start it with
 * @throws {Error} with what the unpacker said
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
  // Not while a browser of another process may read it.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  const env = { ...process.env, FONTCONFIG_FILE: file };
  // The machine's own libraries are the better ones, where there are any.
  if (spawnSync(executablePath, ['--version'], { env }).status !== 0) {
    const libraries = [path.join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH];
    env.LD_LIBRARY_PATH = libraries.filter(Boolean).join(':');
  }
  return { executablePath, env };
}

/** A Chromium that is installed, by CHROMIUM or on the path. @returns {{ executablePath: string } | undefined} */
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
 * @param {readonly string[]} args further command-line flags
 */
export function launchChromium(binary, args = []) {
  return chromium.launch({ ...binary, args: [...FLAGS, ...args] });
}
