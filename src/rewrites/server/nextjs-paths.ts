import type { RewriteRequest } from '../rewriter.js';

/** A router of Next.js, named as its folder. */
export type Router = 'pages' | 'app';

/** Returns the folder of a catch-all route: `/api/auth` for `app/api/auth/[auth0]/route.ts`. */
export function catchAllPath({ fileName }: Pick<RewriteRequest, 'fileName'>): string | undefined {
  const parts = partsOf(fileName);
  const start = parts.findLastIndex((part) => part === 'pages' || part === 'app');
  const end = parts.findIndex((part) => part.startsWith('[') && part.includes('auth0]'));
  return start < 0 || end <= start + 1 ? undefined : served(parts.slice(start + 1, end));
}

/** Returns the path that Next.js serves a file at; undefined if part of it varies. */
export function pathOf({ fileName }: Pick<RewriteRequest, 'fileName'>, router: Router | undefined): string | undefined {
  const parts = partsOf(fileName);
  const last = parts.pop();
  const starts = parts.flatMap((part, index) => (part === router ? [index] : []));
  // Another folder of the path may have the same name.
  const [start] = router === 'pages' ? starts.slice(-1) : starts.length === 1 ? starts : [];
  if (start === undefined || last === undefined) return undefined;
  const folders = parts.slice(start + 1);
  if (router === 'app') return last === 'route' ? served(folders) : undefined;
  return folders[0] === 'api' ? served(last === 'index' ? folders : [...folders, last]) : undefined;
}

/**
 * Whether part of the path that Next.js serves a route at varies, as in `app/link/[name]/route.ts`; the catch-all route
 * of `handleAuth()` has other reasons.
 */
export function isDynamic({ fileName }: Pick<RewriteRequest, 'fileName'>, router: Router): boolean {
  const parts = partsOf(fileName);
  const isRoute = router === 'app' ? parts.at(-1) === 'route' : parts[parts.lastIndexOf('pages') + 1] === 'api';
  const varied = parts.slice(parts.lastIndexOf(router) + 1).filter((part) => part.startsWith('['));
  return isRoute && parts.includes(router) && varied.length > 0 && !varied.some((part) => part.includes('auth0]'));
}

/** Returns a path's folders and its file's name without the ending. */
function partsOf(fileName: string): string[] {
  return fileName.replace(/\.[cm]?[jt]sx?$/, '').split('/');
}

/** Returns folders as a path. A folder in brackets groups routes without being a part of their path. */
function served(folders: readonly string[]): string | undefined {
  const parts = folders.filter((folder) => !folder.startsWith('('));
  return parts.length > 0 && parts.every((part) => /^[\w-]+$/.test(part)) ? `/${parts.join('/')}` : undefined;
}
