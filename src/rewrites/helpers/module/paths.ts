/** Paths as text, with either separator. */

/** Returns a path with `/` as separator. */
export function withSlashes(file: string): string {
  return file.replaceAll('\\', '/');
}

/** Returns a path of Windows with `/` as separator; in other paths, a backslash is part of a name. */
export function portablePath(file: string): string {
  return /^(?:[a-z]:|\\)[\\/]/i.test(file) ? withSlashes(file) : file;
}

/** Returns the folder of a file; empty if its name has none. */
export function folderOf(file: string): string {
  return withSlashes(file).split('/').slice(0, -1).join('/');
}

/** Returns the last part of a path. */
export function lastPartOf(file: string): string {
  return withSlashes(file).split('/').at(-1) ?? '';
}

/** Returns what follows the last dot of a name, with the dot; empty if there is none. */
export function extensionOf(file: string): string {
  return /\.\w+$/.exec(lastPartOf(file))?.[0] ?? '';
}

/** Whether a folder is another one or lies inside of it. An empty outer folder contains everything. */
export function isInside(folder: string, outer: string): boolean {
  return outer === '' || folder === outer || folder.startsWith(`${outer}/`);
}

/** Returns how a file in `folder` refers to another file: `./x.js`, `../lib/x.js`. */
export function relativeSpecifier(folder: string, file: string): string {
  const from = folder.split('/').filter((part) => part !== '');
  const to = withSlashes(file)
    .split('/')
    .filter((part) => part !== '');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  const up = '../'.repeat(from.length - shared);
  return (up === '' ? './' : up) + to.slice(shared).join('/');
}
