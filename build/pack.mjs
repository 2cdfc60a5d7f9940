import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { stageExtension } from './stage-extension.mjs';
import { stageNpm } from './stage-npm.mjs';

/**
 * Packs npm's package from dist/, without building it.
 * @param {string} folder where the tarball is created
 * @param {string} [repository] OWNER/NAME on GitHub, or a URL
 * @returns {Promise<string>} the tarball's path
 */
export function packNpm(folder, repository) {
  return inStage((stage) => {
    stageNpm(stage, repository);
    const args = ['pack', '--json', '--ignore-scripts', '--offline', '--pack-destination', folder];
    // Of what a shell would take apart, only the folder's name may have spaces.
    const isWindows = process.platform === 'win32';
    const { status, stdout, stderr, error } = spawnSync('npm', isWindows ? args.map((arg) => `"${arg}"`) : args, {
      cwd: stage,
      encoding: 'utf8',
      shell: isWindows,
    });
    if (status !== 0) throw new Error(`npm pack failed: ${error?.message ?? stderr}`);
    // A list, or since npm 11 an object by name.
    const [{ filename }] = Object.values(JSON.parse(stdout)).flat();
    return path.join(folder, filename);
  });
}

/**
 * Packs VS Code's package from dist/, without building it. One file serves every platform: it contains no program, since VS
 * Code has its own ripgrep.
 * @param {string} file the .vsix to create
 * @param {string} [repository] OWNER/NAME on GitHub, or a URL
 * @returns {Promise<string>} `file`
 */
export function packExtension(file, repository) {
  return inStage(async (stage) => {
    stageExtension(stage, repository);
    await createVSIX({
      cwd: stage,
      packagePath: file,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
      // Skip vsce's secret scan: the package is built from this repository alone, and scanning the minified parser
      // takes minutes.
      allowPackageAllSecrets: true,
      allowPackageEnvFile: true,
    });
    return file;
  });
}

async function inStage(pack) {
  const stage = mkdtempSync(path.join(tmpdir(), 'relink-pack-'));
  try {
    return await pack(stage);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
