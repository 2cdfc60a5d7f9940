import type { FoundFile } from '../../core/types.js';
import { extensionOf, folderOf, isInside, relativeSpecifier, withSlashes } from '../helpers/module/paths.js';
import { pathIn } from '../helpers/module/searched-files.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Router } from './nextjs-paths.js';

/** A Next.js application, as far as a new route depends on it. */
export interface Application {
  /** The folder of its routes: `src/app`, `pages`. */
  readonly folder: string;
  readonly router: Router;
  /** Undefined for an application that calls the SDK in one of its routes. */
  readonly middleware: FoundFile | undefined;
}

/** Folders are searched this far upward. */
const MOST_FOLDERS = 32;

/** Files that applications have, without extensions. A localised one may have all of them in a folder. */
const APP_FILES = ['layout', 'page', '[locale]/layout', '[lang]/layout', '[lng]/layout'];
const PAGES_FILES = ['_app', '_document', 'index'];

/**
 * Returns the application that a file belongs to. Its middleware, which most use with nextjs-auth0 4, is next to the
 * folders of its routes.
 */
export function* applicationOf(request: RewriteRequest): Attempt<Application> {
  let nearest: Application | undefined;
  const file = withSlashes(request.fileName);
  const root = request.document.options.helpers?.root;
  const top = root === undefined ? undefined : withSlashes(root);
  // Above the project, any folder may have the name of a router's. A relative name is one within the project.
  const isBelowTop = top === undefined ? !/^(?:[a-z]:)?\//i.test(file) : isInside(folderOf(file), top);
  for (let folder = folderOf(file), count = 0; count < MOST_FOLDERS; folder = folderOf(folder), count++) {
    const middleware = ['middleware', 'proxy'].flatMap((name) => fileIn(request, folder, name) ?? [])[0];
    const [router] = middleware || !nearest ? routersIn(request, folder, middleware !== undefined || isBelowTop) : [];
    const found = router && { folder: pathIn(folder, router), router, middleware };
    if (found && middleware) {
      yield* assertNoBasePath(request, folder);
      return found;
    }
    nearest ??= found;
    if (folder === '' || folder === top || folderOf(folder) === folder) break;
  }
  if (nearest === undefined) return yield* refuse('reason.nextjs-application-not-found');
  yield* assertNoBasePath(request, folderOf(nearest.folder));
  return nearest;
}

/** @param isProject whether the folder is known to be one of the project */
function routersIn(request: RewriteRequest, folder: string, isProject: boolean): Router[] {
  const hasOne = (router: Router, names: readonly string[]): boolean =>
    (isProject && isInside(folderOf(withSlashes(request.fileName)), pathIn(folder, router))) ||
    names.some((name) => fileIn(request, pathIn(folder, router), name) !== undefined);
  return [
    ...(hasOne('app', APP_FILES) ? (['app'] as const) : []),
    ...(hasOne('pages', PAGES_FILES) ? (['pages'] as const) : []),
  ];
}

/** Reads a file of code by its name without extension. */
export function fileIn({ fileName, project }: RewriteRequest, folder: string, name: string): FoundFile | undefined {
  const file = pathIn(folder, name);
  const found = project.read(fileName, relativeSpecifier(folderOf(fileName), file));
  const path = withSlashes(found?.fileName ?? '');
  return path.slice(0, path.length - extensionOf(path).length) === file ? found : undefined;
}

/** Refuses an application below a path, which the URL of the callback would lack. */
export function* assertNoBasePath(request: RewriteRequest, folder: string): Attempt<void> {
  const settings = [folder, folderOf(folder)].flatMap((each) => fileIn(request, each, 'next.config') ?? []);
  if (settings.some(({ text }) => /\bbasePath\b/.test(text))) return yield* refuse('reason.nextjs-base-path');
}

/** What shows that middleware leads some requests to other pages, whoever is signed in. */
const REWRITES = /intl|i18n|locale|\.rewrite\(/i;

/**
 * Refuses a route that the middleware may lead to another page, such as one in the user's language.
 * @param path of the new route; the middleware leaves the paths next to it alone if it names their folder
 */
export function* assertReached({ middleware }: Application, path: string): Attempt<void> {
  const text = middleware?.text ?? '';
  if (!REWRITES.test(text)) return;
  const [, first = ''] = path.split('/');
  const starts = new RegExp(`startsWith\\(\\s*['"\`]/${first}(?:/[\\w-]*)?['"\`]`);
  const excluded = new RegExp(`\\(\\?!(?:[^()]*\\|)?/?${first}\\b`);
  if (!starts.test(text) && !excluded.test(text)) return yield* refuse('reason.nextjs-middleware-rewrites');
}
