import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryFields } from './repository.mjs';

const root = path.dirname(import.meta.dirname);

/** The page of the extension in the marketplace and in VS Code, instead of the README, which begins with npm. */
const PAGE = 'docs/vscode.md';

/** What is copied. .vscodeignore then leaves out what only npm's package needs. */
const COPIED = [
  ...['dist', 'docs', 'l10n', 'media', 'schemas', 'syntaxes'],
  ...readdirSync(root).filter((name) => /^package\.nls(?:\.[\w-]+)?\.json$/.test(name)),
  ...['CHANGELOG.md', 'SECURITY.md', 'LICENSE', '.vscodeignore'],
];

/** What only npm reads of package.json. */
const DROPPED = [
  ...['private', 'files', 'bin', 'man', 'exports', 'sideEffects', 'publishConfig', 'scripts', 'dependencies'],
  'devDependencies',
];

/**
 * Copies the extension's package to a folder of its own: vsce reads every file in its folder, and .cache contains a whole
 * VS Code. Then .vscodeignore applies.
 * @param {string} stage an empty folder
 * @param {string | undefined} repository OWNER/NAME on GitHub, or a URL; undefined leaves the links out
 */
export function stageExtension(stage, repository) {
  const all = {
    ...JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')),
    ...repositoryFields(repository),
  };
  for (const name of DROPPED) delete all[name];
  writeFileSync(path.join(stage, 'package.json'), JSON.stringify(all, undefined, 2));
  for (const name of COPIED) cpSync(path.join(root, name), path.join(stage, name), { recursive: true });
  writeFileSync(path.join(stage, 'README.md'), movedToRoot(readFileSync(path.join(root, PAGE), 'utf8')));
}

/** Changes the relative links of a page in docs/ for a page beside that folder. */
function movedToRoot(page) {
  return page.replace(/\]\((?!https?:|#)([^)]+)\)/g, (_, target) => `](${path.posix.join('docs', target)})`);
}
