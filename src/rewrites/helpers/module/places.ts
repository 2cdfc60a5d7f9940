import type { RewriteRequest } from '../../rewriter.js';
import { extensionsInPackage, needsExtensions, SCRIPT, scriptExtensions } from './import-extensions.js';
import { moduleKindOf, relativeSpecifiers } from './module-kind.js';
import type { ModuleKind } from './module-kind.js';
import { extensionOf, folderOf, isInside, lastPartOf, relativeSpecifier, withSlashes } from './paths.js';
import { indexOf, isSearched, pathIn, searchedFiles, withoutExtension } from './searched-files.js';
import type { Searched } from './searched-files.js';

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
  const { fileName, project } = request;
  const { helpers } = request.document.options;
  const kind = moduleKindOf(request);
  const searched = helpers && searchedFiles(fileName, helpers, request.style.typescript);
  if (kind === undefined || searched === undefined) return [];
  const moduleOf = (file: string, text: string | undefined): HelperModule[] =>
    project.isOpen(file)
      ? []
      : [{ fileName: file, text, specifier: specifierFor(request, kind, file, searched.root), kind }];
  const resolve = (file: string) => project.read(fileName, relativeSpecifier(folderOf(fileName), file));
  /** Reads a file by its full name. */
  const read = (file: string) => {
    const found = resolve(file);
    // The reader takes a TypeScript file for a missing JavaScript file.
    return found && lastPartOf(found.fileName) === lastPartOf(file) ? found : undefined;
  };
  const { configured, existing } = searched;
  if (configured !== undefined) {
    const found = read(configured);
    return moduleOf(found?.fileName ?? configured, found?.text);
  }
  const created = project.further.filter((file) => isSearched(file, searched));
  const found = [...existing, ...created].flatMap((file) => read(file) ?? []);
  const known = [...new Map(found.map((file) => [withSlashes(file.fileName), file])).values()];
  const fresh = outsideLoaded(searched, (file) => resolve(file)?.text);
  // A file of another language would be imported by the same name.
  const isFree = [fresh, withoutExtension(fresh)].every((file) => resolve(file) === undefined);
  const file = fileName.includes('\\') ? fresh.replaceAll('/', '\\') : fresh;
  return [...known.flatMap((each) => moduleOf(each.fileName, each.text)), ...(isFree ? moduleOf(file, undefined) : [])];
}

/** Matches how a folder's index file loads all files next to it. */
const LOADER =
  /\breaddir|\brequire\.context\b|\bimport\.meta\.glob\b|\bglob(?:by)?(?:Sync|\.sync)?\s*\(|['"](?:require-?(?:all|dir|directory)|include-all)['"]/;

/**
 * Returns where a new module goes: not into a folder whose index file loads all files, as it would take the module for
 * one that it loads.
 * @param textOf returns the text of a file, by its name without extension
 */
function outsideLoaded(
  { fresh, root }: Pick<Searched, 'fresh' | 'root'>,
  textOf: (file: string) => string | undefined,
): string {
  const folder = folderOf(fresh);
  if (folder === root || !isInside(folder, root) || !LOADER.test(textOf(indexOf(fresh)) ?? '')) return fresh;
  return outsideLoaded({ fresh: pathIn(folderOf(folder), lastPartOf(fresh)), root }, textOf);
}

/** What TypeScript's files are imported as where imports have extensions. */
const OUTPUT: ReadonlyMap<string, string> = new Map([
  ['.ts', '.js'],
  ['.mts', '.mjs'],
  ['.cts', '.cjs'],
]);

/** Returns a specifier in the manner of the document's other imports, or else of its package's. */
function specifierFor(request: RewriteRequest, kind: ModuleKind, file: string, root: string): string {
  const extension = extensionOf(file);
  const path = relativeSpecifier(folderOf(request.fileName), file);
  const bare = path.slice(0, path.length - extension.length);
  const isTypeScript = OUTPUT.has(extension);
  const ownImports = scriptExtensions(relativeSpecifiers(request.program));
  const known = ownImports.length > 0 || kind === 'commonjs' ? ownImports : extensionsInPackage(request, root);
  // Bundlers accept the extension of a JavaScript file, and browsers and Node need it.
  const isWritten =
    known.length === 0
      ? kind === 'es' && needsExtensions(request, root, isTypeScript)
      : isTypeScript || kind === 'commonjs'
        ? known.every((each) => SCRIPT.test(each))
        : known.some((each) => SCRIPT.test(each));
  // Nothing resolves these extensions on its own.
  if (!isWritten && /^\.[jt]s$/.test(extension)) return bare;
  const isSource = known.some((each) => /^\.[cm]?tsx?$/.test(each));
  return bare + (isSource ? extension : (OUTPUT.get(extension) ?? extension));
}
