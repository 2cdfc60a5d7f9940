/** `npm run package` builds auth0-relink.vsix and prints its size. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { stageExtension } from './stage-extension.mjs';

const root = path.dirname(import.meta.dirname);
const target = path.join(root, 'auth0-relink.vsix');

/** Fail if the package grows beyond this size. */
const MOST = 2 * 1024 * 1024;

const { status } = spawnSync(process.execPath, [path.join(root, 'build/build.mjs')], { cwd: root, stdio: 'ignore' });
if (status !== 0) throw new Error('The build failed.');
const stage = mkdtempSync(path.join(tmpdir(), 'relink-vsix-'));
try {
  stageExtension(stage);
  await createVSIX({
    cwd: stage,
    packagePath: target,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    // Skip vsce's secret scan: the package is built from this repository alone, and scanning the minified parser takes
    // minutes.
    allowPackageAllSecrets: true,
    allowPackageEnvFile: true,
  });
} finally {
  rmSync(stage, { recursive: true, force: true });
}
const { size } = statSync(target);
console.log(`auth0-relink.vsix ${(size / 1024).toFixed(0)} KB`);
if (size > MOST) {
  console.error(`That is more than ${MOST / 1024} KB.`);
  process.exitCode = 1;
}
