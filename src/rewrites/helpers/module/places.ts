import type { RewriteRequest } from '../../rewriter.js';
import { moduleKindOf, relativeSpecifiers } from './module-kind.js';
import type { ModuleKind } from './module-kind.js';
import { extensionOf, folderOf, isInside, lastPartOf, relativeSpecifier, withSlashes } from './paths.js';

/** The name of a helper module without its extension. */
const NAME = 'auth0-account-linking';

/** Frameworks and programs load every file in folders with these names. */
const LOADED = /^(?:pages|routes|api|functions|controllers|middlewares?|plugins)$/;

/** Folders are searched this far upward. */
const MOST_FOLDERS = 32;

/** A file that helpers can be imported from. */
export interface HelperModule {
  readonly fileName: string;
  /** Undefined if it has to be created. */
  readonly text: string | undefined;
  /** What the document writes to import it. */
  readonly specifier: string;
  readonly kind: ModuleKind;
}

/**
 * Returns the modules that may hold a document's helpers, the preferred one first: the configured one alone, or else the
 * nearest ones upward, those that the session has created elsewhere in the package, and a new one. None for a document
 * that is not a module, or must not be given other files.
 */
export function helperModulesFor(request: RewriteRequest): HelperModule[] {
  const { helpers } = request.document.options;
  const kind = moduleKindOf(request);
  const extension = MODULE_EXTENSIONS.get(extensionOf(request.fileName).toLowerCase());
  if (helpers === undefined || kind === undefined || extension === undefined) return [];
  const { fileName, project } = request;
  const folder = folderOf(fileName);
  const moduleOf = (file: string, text: string | undefined): HelperModule[] =>
    project.isOpen(file) ? [] : [{ fileName: file, text, specifier: specifierFor(request, kind, file), kind }];
  /** Reads a file by its full name. */
  const read = (file: string) => {
    const found = project.read(fileName, relativeSpecifier(folder, file));
    // The reader takes a TypeScript file for a missing JavaScript file.
    return found && lastPartOf(found.fileName) === lastPartOf(file) ? found : undefined;
  };
  if (helpers.file !== undefined) {
    const isSameLanguage = MODULE_EXTENSIONS.get(extensionOf(helpers.file).toLowerCase()) === extension;
    const found = read(helpers.file);
    return isSameLanguage ? moduleOf(found?.fileName ?? helpers.file, found?.text) : [];
  }
  const root = helpers.root === undefined ? undefined : withSlashes(helpers.root);
  const name = NAME + extension;
  const existing = foldersAbove(folder, root).flatMap((each) => read(pathIn(each, name)) ?? []);
  const created = project.further
    .filter((file) => lastPartOf(file) === name && isInside(folderOf(file), root ?? ''))
    .flatMap((file) => read(file) ?? []);
  const known = [...new Map([...existing, ...created].map((file) => [withSlashes(file.fileName), file])).values()];
  const home = unloadedFolder(folder, root);
  // A file of another language would be imported by the same name.
  const isFree = project.read(fileName, relativeSpecifier(folder, pathIn(home, NAME))) === undefined;
  const fresh = isFree ? moduleOf(withSeparatorsOf(fileName, pathIn(home, name)), undefined) : [];
  return [...known.flatMap((file) => moduleOf(file.fileName, file.text)), ...fresh];
}

/** The extension of the module for a file, by the file's. */
const MODULE_EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ...['.js', '.jsx'].map((extension) => [extension, '.js'] as const),
  ...['.ts', '.tsx'].map((extension) => [extension, '.ts'] as const),
  ...['.mjs', '.cjs', '.mts', '.cts'].map((extension) => [extension, extension] as const),
]);

/** What TypeScript's files are imported as where imports have extensions. */
const OUTPUT: ReadonlyMap<string, string> = new Map([
  ['.ts', '.js'],
  ['.mts', '.mjs'],
  ['.cts', '.cjs'],
]);

/** Returns a folder and the ones above it, up to the package's. */
function foldersAbove(folder: string, root: string | undefined): string[] {
  const folders: string[] = [];
  for (let at = folder; folders.length < MOST_FOLDERS; at = folderOf(at)) {
    folders.push(at);
    if (at === '' || at === root || folderOf(at) === at) break;
  }
  return folders;
}

/** Returns the nearest folder that no framework loads file by file, as far as its name and those above it tell. */
function unloadedFolder(folder: string, root: string | undefined): string {
  const inside = root !== undefined && isInside(folder, root) ? folder.slice(root.length) : folder;
  const parts = inside.split('/');
  const outermost =
    root === undefined
      ? parts.findLastIndex((part) => !LOADED.test(part)) + 1
      : parts.findIndex((part) => LOADED.test(part));
  const kept = outermost < 0 ? parts : parts.slice(0, outermost);
  return folder.slice(0, folder.length - inside.length) + kept.join('/');
}

function pathIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function withSeparatorsOf(like: string, file: string): string {
  return like.includes('\\') ? file.replaceAll('/', '\\') : file;
}

/** Returns a specifier in the manner of the document's other imports. */
function specifierFor({ fileName, program }: RewriteRequest, kind: ModuleKind, file: string): string {
  const extension = extensionOf(file);
  const path = relativeSpecifier(folderOf(fileName), file);
  const bare = path.slice(0, path.length - extension.length);
  const own = relativeSpecifiers(program)
    .map(extensionOf)
    .filter((each) => each === '' || SCRIPT.test(each) || !ASSET.test(each));
  const isTypeScript = OUTPUT.has(extension);
  // Bundlers accept the extension of a JavaScript file, and browsers and Node need it.
  const isWritten =
    own.length === 0
      ? kind === 'es' && !isTypeScript
      : isTypeScript || kind === 'commonjs'
        ? own.every((each) => SCRIPT.test(each))
        : own.some((each) => SCRIPT.test(each));
  // Nothing resolves these extensions on its own.
  if (!isWritten && /^\.[jt]s$/.test(extension)) return bare;
  const isSource = own.some((each) => /^\.[cm]?tsx?$/.test(each));
  return bare + (isSource ? extension : (OUTPUT.get(extension) ?? extension));
}

const SCRIPT = /^\.[cm]?[jt]sx?$/;

/** Files that are imported with their extension in any case. */
const ASSET = /^\.(?:css|scss|sass|less|json|vue|svelte|svg|png|jpe?g|gif|html?|graphql|wasm|node)$/;
