/**
 * Starts a Chromium that comes through npm: the package `@sparticuz/chromium` carries the binary itself, and the libraries
 * that a bare machine lacks. A Chromium that is installed (`CHROMIUM` or on the path) is taken first.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const FLAGS = [
  '--no-sandbox', // it is not there for root, nor in most containers
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * @param {string} packages a folder whose node_modules holds playwright-core and @sparticuz/chromium
 * @param {string} cache a folder to unpack into, kept between runs
 * @param {readonly string[]} args further command-line flags
 */
export async function launchChromium(packages, cache, args = []) {
  const require = createRequire(path.join(packages, 'package.json'));
  const { chromium } = require('playwright-core');
  const { executablePath, env } = installed() ?? (await unpacked(require, cache));
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, args: [...FLAGS, ...args] });
}

function installed() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [
    process.env.CHROMIUM,
    ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))),
  ];
  const executablePath = candidates.find((file) => file && isExecutable(file));
  return executablePath && { executablePath, env: {} };
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function unpacked(require, cache) {
  await mkdir(cache, { recursive: true });
  // It unpacks into the temporary folder, and the libraries only where it takes itself to be in a cloud function.
  const saved = { TMPDIR: process.env.TMPDIR, CODEBUILD_BUILD_IMAGE: process.env.CODEBUILD_BUILD_IMAGE };
  const { LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
  Object.assign(process.env, { TMPDIR: cache, CODEBUILD_BUILD_IMAGE: 'nodejs22' });
  let executablePath;
  try {
    const entry = pathToFileURL(require.resolve('@sparticuz/chromium'));
    const { default: chromium } = await import(entry.href);
    executablePath = await chromium.executablePath();
  } finally {
    for (const [name, value] of Object.entries({ ...saved, LD_LIBRARY_PATH, FONTCONFIG_PATH })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  const starts = (env) => spawnSync(executablePath, ['--version'], { env: { ...process.env, ...env } }).status === 0;
  // Without any font Chromium ends when it has to draw an unusual letter; the package's own list is of folders of Amazon's.
  const fonts = { FONTCONFIG_FILE: path.join(cache, 'fonts.conf') };
  const folders = `<dir>${path.join(cache, 'fonts')}</dir><cachedir>${path.join(cache, 'fonts-cache')}</cachedir>`;
  await writeFile(fonts.FONTCONFIG_FILE, `<?xml version="1.0"?><fontconfig>${folders}</fontconfig>`);
  // The machine's own libraries are the better ones, where there are any.
  const env = starts({}) ? fonts : { ...fonts, LD_LIBRARY_PATH: path.join(cache, 'al2023', 'lib') };
  return { executablePath, env };
}
