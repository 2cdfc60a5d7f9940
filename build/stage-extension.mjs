import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);

/**
 * Copies what the extension's package may contain to a folder of its own: vsce reads every file in its folder, and .cache
 * contains a whole VS Code. Then .vscodeignore applies.
 * @param {string} stage an empty folder
 */
export function stageExtension(stage) {
  const { files, scripts, devDependencies, dependencies, ...manifest } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  writeFileSync(path.join(stage, 'package.json'), JSON.stringify(manifest, undefined, 2));
  for (const name of [...files, '.vscodeignore']) {
    cpSync(path.join(root, name), path.join(stage, name), { recursive: true });
  }
}
