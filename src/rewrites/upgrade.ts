/** Changes that load a newer SDK: in the nearest package.json, together with the code that needs it. */
import subset from 'semver/ranges/subset.js';
import validRange from 'semver/ranges/valid.js';
import { applyEdits } from '../core/edits.js';
import type { Edit, FileChange } from '../core/types.js';
import type { Message } from '../messages/message.js';
import { folderOf } from './helpers/module/paths.js';
import {
  declarationsOf,
  declaresPackage,
  keysAt,
  parseManifest,
  stringAt,
  withRange,
  withString,
} from './package-json.js';
import type { Declared, Manifest } from './package-json.js';
import type { RewriteRequest } from './rewriter.js';

/** What it takes to load an SDK: changes of this and of other files, or a task for a person. */
export interface Upgrade {
  readonly todos: readonly Message[];
  readonly edits: readonly Edit[];
  readonly files: readonly FileChange[];
}

export const NO_UPGRADE: Upgrade = { todos: [], edits: [], files: [] };

/** The package managers whose `overrides` or `resolutions` are known; others have their settings elsewhere. */
const MANAGERS = /^(?:npm|yarn)@/;

/** A newer version of a dependency. */
export interface Raise {
  readonly name: string;
  /** The range that all versions in use must be in. */
  readonly from: string;
  /** The range of versions that need no change. */
  readonly enough: string;
  readonly version: string;
  /** The version that it needs of one of its own dependencies. */
  readonly pin?: { readonly name: string; readonly version: string };
}

/**
 * Raises the range of a dependency in the nearest package.json.
 * @returns the change, without edits if the range is high enough; undefined if it takes a person
 */
export function raised(request: RewriteRequest, raise: Raise): FileChange | undefined {
  return changed(request, (manifest) => {
    const declared = onlyPlace(manifest, raise.name);
    if (declared === undefined) return undefined;
    if (subset(declared.range, raise.enough)) return [];
    const pinned = subset(declared.range, raise.from) ? pinnedBy(request, manifest, raise) : undefined;
    const isExact = /^[v=]?\d+\.\d+\.\d+$/.test(declared.range);
    return pinned && [withRange(declared, isExact ? raise.version : `^${raise.version}`), ...pinned];
  });
}

/**
 * Adds a dependency to the nearest package.json, in the same section as another one.
 * @param companion the package that depends on it
 * @returns undefined if it takes a person
 */
export function added(request: RewriteRequest, name: string, range: string, companion: string): FileChange | undefined {
  return changed(request, (manifest) => {
    const known = declarationsOf(manifest, name);
    if (known.length > 0) return known.some(({ section }) => INSTALLED.has(section)) ? [] : undefined;
    const other = onlyPlace(manifest, companion);
    return other && withString(manifest, [other.section, name], range);
  });
}

/** Whether code may rely on what these declare. */
const INSTALLED: ReadonlySet<string> = new Set(['dependencies', 'devDependencies']);

/** Returns where a package declares a dependency for its own code, as a range of versions. */
function onlyPlace(manifest: Manifest, name: string): Declared | undefined {
  const [declared, ...others] = declarationsOf(manifest, name);
  if (declared === undefined || others.length > 0 || !INSTALLED.has(declared.section)) return undefined;
  // Not `workspace:*`, `catalog:` or an address.
  return validRange(declared.range) === null ? undefined : declared;
}

/** Returns the edits that pin a dependency of a dependency; undefined if that is not possible, or already done otherwise. */
function pinnedBy({ document }: RewriteRequest, manifest: Manifest, { name, pin }: Raise): Edit[] | undefined {
  if (pin === undefined) return [];
  const field = document.options.upgrade?.pins;
  const manager = stringAt(manifest, 'packageManager');
  if (field === undefined || (manager !== undefined && !MANAGERS.test(manager))) return undefined;
  const path = field === 'overrides' ? [field, name, pin.name] : [field, `${name}/${pin.name}`];
  const others = keysAt(manifest, field).filter((key) => key !== path[1]);
  if (others.some((key) => key.includes(pin.name) || key.includes(name))) return undefined;
  return withString(manifest, path, pin.version);
}

function changed(
  request: RewriteRequest,
  change: (manifest: Manifest) => readonly Edit[] | undefined,
): FileChange | undefined {
  if (request.document.options.upgrade === undefined) return undefined;
  const found = nearestManifest(request);
  const edits = found && change(found.manifest);
  if (found === undefined || edits === undefined) return undefined;
  const { fileName, manifest } = found;
  return parseManifest(applyEdits(manifest.text, edits)) && { fileName, before: manifest.text, edits };
}

/** Returns the package.json of the package that a file belongs to; undefined if it is missing or damaged. */
function nearestManifest({ fileName, project }: RewriteRequest) {
  const levels = folderOf(fileName).split('/').length;
  for (let level = 0; level <= levels; level++) {
    const found = project.read(fileName, `./${'../'.repeat(level)}package.json`);
    const manifest = found && parseManifest(found.text);
    if (found && manifest === undefined) return undefined;
    if (found && manifest && declaresPackage(manifest)) return { fileName: found.fileName, manifest };
  }
  return undefined;
}
