import { folderOf, relativeSpecifier, withSlashes } from './paths.js';

/** A module as a file imports it. */
interface Imported {
  readonly module: string;
  /** The file's name. */
  readonly from: string;
}

/** Returns a text that is equal for equal modules of a project, whichever file imports them. */
export function moduleKey({ module, from }: Imported): string {
  return isRelative(module) ? withoutExtension(pathOf(from, module)) : module;
}

/** Returns the specifier of the same module in another file. Aliases and packages have one specifier everywhere. */
export function specifierIn(fileName: string, { module, from }: Imported): string {
  return isRelative(module) ? relativeSpecifier(folderOf(fileName), pathOf(from, module)) : module;
}

/** Whether a module is the file itself. */
export function isFile({ module, from }: Imported, fileName: string): boolean {
  return isRelative(module) && withoutExtension(pathOf(from, module)) === withoutExtension(withSlashes(fileName));
}

function isRelative(module: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(module);
}

function pathOf(from: string, module: string): string {
  const parts = folderOf(from).split('/');
  for (const part of module.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function withoutExtension(file: string): string {
  return file.replace(/(?:\/index)?\.[cm]?[jt]sx?$|\/index$/, '');
}
