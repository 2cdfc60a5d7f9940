/** `npm run package` builds auth0-relink.vsix, with the licences of all bundled packages, and prints its size. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build } from 'esbuild';

const root = path.dirname(import.meta.dirname);
const target = path.join(root, 'auth0-relink.vsix');

/** Fail if the package grows beyond this size. */
const MOST = 2 * 1024 * 1024;

const { status } = spawnSync(process.execPath, [path.join(root, 'build/build.mjs')], { cwd: root, stdio: 'ignore' });
if (status !== 0) throw new Error('The build failed.');
const stage = mkdtempSync(path.join(tmpdir(), 'relink-vsix-'));
try {
  // Package from a temporary folder: vsce reads every file in its folder, and .cache contains a whole VS Code.
  const { files, scripts, devDependencies, dependencies, ...manifest } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  writeFileSync(path.join(stage, 'package.json'), JSON.stringify(manifest, undefined, 2));
  for (const name of [...files, '.vscodeignore'])
    cpSync(path.join(root, name), path.join(stage, name), { recursive: true });
  writeFileSync(path.join(stage, 'dist/ThirdPartyNotices.txt'), await notices());
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

/** Returns the licences of all bundled packages, found through the bundles' input files. */
async function notices() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [
      'src/engine.ts',
      'src/cli/main.ts',
      'src/scan/worker.ts',
      'src/extension/extension.ts',
      'src/extension/thread/node-thread.ts',
    ],
    bundle: true,
    write: false,
    outdir: 'dist',
    platform: 'node',
    mainFields: ['module', 'main'],
    external: ['vscode', '@vscode/ripgrep'],
    metafile: true,
    logLevel: 'error',
  });
  const folders = new Set(
    Object.keys(metafile.inputs).flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  );
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(path.join(root, folder)).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
    const notice = path.join(root, folder, 'ThirdPartyNoticeText.txt');
    const parts = [...(file ? [path.join(root, folder, file)] : []), ...(existsSync(notice) ? [notice] : [])];
    const text = parts.map((part) => readFileSync(part, 'utf8').trim()).join('\n\n');
    return `${name} ${version} (${license})\n\n${text || `Licence: ${license}`}\n`;
  });
  return `Relink for Auth0 includes the following software.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
