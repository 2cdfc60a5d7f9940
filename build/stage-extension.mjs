import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);

/** The page of the extension in the marketplace and in VS Code, instead of the README, which begins with npm. */
const PAGE = 'docs/vscode.md';

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
  writeFileSync(path.join(stage, 'README.md'), movedToRoot(readFileSync(path.join(root, PAGE), 'utf8')));
}

/** Changes the relative links of a page in docs/ for a page beside that folder. */
function movedToRoot(page) {
  return page.replace(/\]\((?!https?:|#)([^)]+)\)/g, (_, target) => `](${path.posix.join('docs', target)})`);
}
