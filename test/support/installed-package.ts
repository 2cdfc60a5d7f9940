import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { packNpm } from '../../build/pack.mjs';

const ROOT = path.join(import.meta.dirname, '../..');

/** The place of the source in the packages of tests. */
export const REPOSITORY = 'acme/auth0-relink';

/**
 * Packs npm's package from dist/ and installs it as a user would, without the network: its one dependency is packed from
 * this checkout. The search programs that this depends on are optional and are left out.
 * @param folder empty
 * @returns the tarball's path
 */
export async function installPackage(folder: string): Promise<string> {
  const tarball = await packNpm(folder, REPOSITORY);
  const ripgrep = path.join(ROOT, 'node_modules/@vscode/ripgrep');
  // With --silent, npm prints only the name of the file.
  const dependency = npm(folder, 'pack', '--silent', '--ignore-scripts', '--offline', ripgrep).trim();
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const options = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--cache', 'cache'];
  npm(folder, 'install', ...options, `./${path.basename(tarball)}`, `./${dependency}`);
  return tarball;
}

function npm(cwd: string, ...args: readonly string[]): string {
  const isWindows = process.platform === 'win32';
  const quoted = isWindows ? args.map((arg) => `"${arg}"`) : args;
  const { status, stdout, stderr } = spawnSync('npm', quoted, { cwd, encoding: 'utf8', shell: isWindows });
  assert.equal(status, 0, `npm ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}
