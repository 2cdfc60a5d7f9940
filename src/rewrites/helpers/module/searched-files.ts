/** Where helper modules are searched for and created: paths only, for faces that read the files before the engine runs. */
import type { HelperHome } from '../../../core/types.js';
import { extensionOf, folderOf, isInside, lastPartOf, relativeSpecifier, withSlashes } from './paths.js';

/** The name of a helper module without its extension. */
const NAME = 'auth0-account-linking';

/** Frameworks and programs load every file in folders with these names. */
const LOADED = ['pages', 'routes', 'api', 'functions', 'controllers', 'middleware', 'middlewares', 'plugins'];

/** Ember loads every file in these folders, and fails at an initializer without a default export. */
const OF_EMBER = ['initializers', 'instance-initializers', 'authenticators'];

/** Parts of a store have one kind of file a folder. */
const OF_STORE = ['actions', 'reducers', 'sagas', 'thunks', 'mutations'];

/** Services and stores should not import from folders with these names. */
const OF_INTERFACE = ['components', 'component', 'containers', 'views', 'screens', 'layouts', 'widgets', 'ui'];

const UNSUITABLE = new Set([...LOADED, ...OF_EMBER, ...OF_STORE, ...OF_INTERFACE]);

/** Folders where an earlier rewrite of another file may have put a module. */
const CUSTOMARY = ['lib', 'utils', 'util', 'helpers', 'services', 'auth', 'shared', 'common'];

/** Folders are searched this far upward. */
const MOST_FOLDERS = 32;

/** The extension of the module for a file, by the file's. */
const MODULE_EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ...['.js', '.jsx'].map((extension) => [extension, '.js'] as const),
  ...['.ts', '.tsx'].map((extension) => [extension, '.ts'] as const),
  ...['.mjs', '.cjs', '.mts', '.cts'].map((extension) => [extension, extension] as const),
]);

/** Files with a script in either language. */
const COMPONENT = /^\.(?:vue|svelte)$/;

/** File names, as the document's own name is written, but with `/` as separator. */
export interface Searched {
  /** The configured file; nothing else counts then. */
  readonly configured?: string;
  /** Where modules may exist, the nearest first. */
  readonly existing: readonly string[];
  /** The name of all these files. */
  readonly name: string;
  /** A new module; without an extension, no other file may have this name. */
  readonly fresh: string;
  readonly root: string;
}

/**
 * Returns where a document's helpers may be; undefined if no other file can hold them.
 * @param isTypeScript whether a component's script is TypeScript
 */
export function searchedFiles(
  fileName: string,
  { file, root: given }: HelperHome,
  isTypeScript = false,
): Searched | undefined {
  const own = extensionOf(fileName).toLowerCase();
  const extension = MODULE_EXTENSIONS.get(COMPONENT.test(own) ? (isTypeScript ? '.ts' : '.js') : own);
  if (extension === undefined) return undefined;
  const name = NAME + extension;
  const folder = folderOf(fileName);
  const root = given === undefined ? undefined : withSlashes(given);
  const paths = { name, fresh: pathIn(suitableFolder(folder, root), name), root: root ?? '' };
  if (file === undefined) {
    const folders = new Set([...foldersAbove(folder, root), ...customaryFolders(folder, root)]);
    return { ...paths, existing: [...folders].map((each) => pathIn(each, name)) };
  }
  const isSameLanguage = MODULE_EXTENSIONS.get(extensionOf(file).toLowerCase()) === extension;
  return isSameLanguage ? { ...paths, configured: file, existing: [] } : undefined;
}

/** Files of a package that show how its imports are written. */
const SETTINGS = ['package.json', 'tsconfig.json'];

/** Returns the specifiers by which a document's helper modules are read, as if the document imported them. */
export function searchedSpecifiers(fileName: string, helpers: HelperHome): string[] {
  const languages = COMPONENT.test(extensionOf(fileName).toLowerCase()) ? [false, true] : [false];
  const all = languages.flatMap((isTypeScript) => {
    const searched = searchedFiles(fileName, helpers, isTypeScript);
    if (searched === undefined) return [];
    const { configured, existing, fresh, root } = searched;
    const files =
      configured === undefined ? [...existing, fresh, withoutExtension(fresh), indexOf(fresh)] : [configured];
    return [...files, ...SETTINGS.map((name) => pathIn(root, name))];
  });
  return [...new Set(all.map((file) => relativeSpecifier(folderOf(fileName), file)))];
}

export function withoutExtension(file: string): string {
  return file.slice(0, file.length - extensionOf(file).length);
}

/** Whether a file of the same package is a helper module for the document. */
export function isSearched(file: string, { name, root }: Searched): boolean {
  return lastPartOf(file) === name && isInside(folderOf(file), root);
}

/** Returns a folder and the ones above it, up to the package's. */
function foldersAbove(folder: string, root: string | undefined): string[] {
  const folders: string[] = [];
  for (let at = folder; folders.length < MOST_FOLDERS; at = folderOf(at)) {
    folders.push(at);
    if (at === '' || at === root || folderOf(at) === at) break;
  }
  return folders;
}

/** Returns the customary folders next to a folder, and at the top of its package. */
function customaryFolders(folder: string, root: string | undefined): string[] {
  if (root === undefined || !isInside(folder, root)) return [];
  const bases = [...(folder === root ? [] : [folderOf(folder)]), root, pathIn(root, 'src')];
  return bases.flatMap((base) => CUSTOMARY.map((name) => pathIn(base, name)));
}

/** Returns the nearest folder that suits a module for the whole package, as far as its name and those above it tell. */
function suitableFolder(folder: string, root: string | undefined): string {
  const inside = root !== undefined && isInside(folder, root) ? folder.slice(root.length) : folder;
  const parts = inside.split('/');
  // Without a package, names further up may have nothing to do with the code.
  const end =
    root === undefined
      ? parts.findLastIndex((part, at) => !isUnsuitable(part, at, parts)) + 1
      : parts.findIndex(isUnsuitable);
  const kept = end < 0 ? parts : parts.slice(0, end);
  return folder.slice(0, folder.length - inside.length) + kept.join('/');
}

function isUnsuitable(part: string, at: number, parts: readonly string[]): boolean {
  // Vuex has its modules in the store's folder; elsewhere, a module may be anything.
  if (part === 'modules') return /^(?:store|stores|vuex)$/i.test(parts[at - 1] ?? '');
  return UNSUITABLE.has(part.toLowerCase());
}

/** Returns the index file of a file's folder, without its extension. */
export function indexOf(file: string): string {
  return pathIn(folderOf(file), 'index');
}

export function pathIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
