import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryFields } from './repository.mjs';

const root = path.dirname(import.meta.dirname);

/** What npm's package has of package.json. Everything else is for VS Code or for a checkout. */
const FIELDS = [
  ...['name', 'version', 'description', 'keywords', 'license', 'repository', 'bugs', 'homepage', 'type', 'main'],
  ...['types', 'exports', 'bin', 'man', 'sideEffects', 'engines', 'dependencies', 'publishConfig'],
];

/** npm adds these without being told. */
const ALWAYS = ['README.md', 'LICENSE'];

/**
 * Copies what npm's package contains to a folder of its own. Its package.json differs: in a checkout, `main` is what VS
 * Code loads; in the package, it is the API, for tools that don't read `exports`.
 * @param {string} stage an empty folder
 * @param {string | undefined} repository OWNER/NAME on GitHub, or a URL; undefined leaves the links out
 */
export function stageNpm(stage, repository) {
  const manifest = readManifest();
  const { engines, exports } = manifest;
  const all = {
    ...manifest,
    ...repositoryFields(repository),
    description: inEnglish(manifest.description),
    // In a checkout, this would make esbuild wrap more modules: the web worker would grow by 1 %.
    type: 'commonjs',
    main: exports['.'].default,
    types: exports['.'].types,
    engines: { node: engines.node },
  };
  const kept = Object.fromEntries(FIELDS.filter((name) => name in all).map((name) => [name, all[name]]));
  for (const name of [...manifest.files, ...ALWAYS]) {
    if (name.startsWith('!')) rmSync(path.join(stage, name.slice(1)), { recursive: true });
    else cpSync(path.join(root, name), path.join(stage, name), { recursive: true });
  }
  writeFileSync(path.join(stage, 'package.json'), `${JSON.stringify(kept, undefined, 2)}\n`);
}

function readManifest() {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
}

/** Returns the text of a key such as `%description%`, which only VS Code looks up. */
function inEnglish(key) {
  const texts = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8'));
  return texts[key.replaceAll('%', '')];
}
