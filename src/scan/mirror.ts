import path from 'node:path';
import { join, parentOf, rawFromText, relativeTo, toText } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import { realPathOf } from './real-path.js';

/** A folder with other contents of a work tree, such as those in git's index, which is scanned in its place. */
export interface MirrorOption {
  /** The work tree: absolute, without symbolic links. The scan's `cwd` is in it. */
  readonly of: string;
  /** Where the contents are. It holds all that a file's settings are searched in, up to the root of the work tree. */
  readonly at: string;
}

/** Leads from the files of a work tree to those that stand for them, and back. */
export interface Mirror {
  /** Returns the path in the work tree, for names and globs. */
  readonly original: (file: RawPath) => RawPath;
  /** Returns the path to read. */
  readonly copy: (file: RawPath) => RawPath;
  /** Returns the folder to search for settings next: that above the work tree, at its root. */
  readonly parent: (folder: RawPath) => RawPath;
}

/** @returns without the option, a mirror that changes no path */
export function createMirror(option: MirrorOption | undefined): Mirror {
  if (option === undefined) return { original: (file) => file, copy: (file) => file, parent: parentOf };
  const [of, at] = [rawFromText(option.of), rawFromText(option.at)];
  return {
    original: (file) => moved(file, at, of),
    copy: (file) => moved(file, of, at),
    parent: (folder) => parentOf(folder === at ? of : folder),
  };
}

/** What tells a scan where to look. */
interface Target {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly mirror?: MirrorOption | undefined;
}

/** Returns the options with which a scan finds the files of its mirror; paths stay as the user wrote them, if they can. */
export function mirrored<T extends Target>(options: T): T {
  if (options.mirror === undefined) return options;
  const { paths, cwd, mirror } = options;
  const inMirror = (given: string) => {
    const place = path.resolve(cwd, given);
    // The mirror has no links.
    const real = toText(realPathOf(rawFromText(place)));
    return path.isAbsolute(given) || real !== place ? path.relative(cwd, real) || '.' : given;
  };
  return { ...options, cwd: toText(createMirror(mirror).copy(rawFromText(cwd))), paths: paths.map(inMirror) };
}

function moved(file: RawPath, from: RawPath, to: RawPath): RawPath {
  const inside = relativeTo(from, file);
  return inside === undefined ? file : inside === '.' ? to : join(to, inside);
}
