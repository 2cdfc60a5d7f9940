import path from 'node:path';
import ignore from 'ignore';
import type { Ignore, TestResult } from 'ignore';
import { createBoundary } from './boundary.js';
import { join, parentOf, relativeTo, toText } from './raw-path.js';
import type { RawPath } from './raw-path.js';
import { readSettingsText } from './read-settings.js';

/** In bytes. Real files have some hundred lines. */
export const MAX_IGNORE_SIZE = 1024 * 1024;

/** The `.gitignore` files that apply to a folder: its own, then those of its parent folders. */
export interface IgnoreScope {
  readonly folder: RawPath;
  readonly rules: RuleFile | undefined;
  readonly outer: IgnoreScope | undefined;
}

interface RuleFile {
  readonly text: string;
  readonly rules: Ignore;
  /** The same rules for the contents of folders that they ignore, by folder. */
  readonly inside: Map<string, Ignore>;
}

/** @returns the scope inside `folder`, whose parent folder has the scope `outer` */
export function enterFolder(folder: RawPath, outer: IgnoreScope | undefined): IgnoreScope {
  return { folder, rules: readRules(folder), outer };
}

/**
 * Returns whether git ignores a file or folder. Call it top-down: the folders between `file` and the outermost
 * `.gitignore` must already be known not to be ignored.
 * @param scope the scope inside the folder that contains `file`
 */
export function isIgnored(scope: IgnoreScope, file: RawPath, isFolder: boolean): boolean {
  for (let at: IgnoreScope | undefined = scope; at !== undefined; at = at.outer) {
    const relative = at.rules && relativeTo(at.folder, file);
    if (at.rules === undefined || relative === undefined) continue;
    const { ignored, unignored } = testOwnPath(at.rules, toText(relative), isFolder);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

/**
 * Returns the scope around a folder: every `.gitignore` from its repository's root down to its parent.
 * @returns undefined if those files ignore the folder itself, because the user asked for it anyway
 */
export function scopeAround(folder: RawPath, repository: RawPath): IgnoreScope | undefined {
  const chain: RawPath[] = [];
  for (let at = folder; at !== repository; at = parentOf(at)) chain.unshift(at);
  let scope = enterFolder(repository, undefined);
  for (const child of chain) {
    if (isIgnored(scope, child, true)) return undefined;
    if (child !== folder) scope = enterFolder(child, scope);
  }
  return scope;
}

/**
 * `ignore` treats everything in an ignored folder as ignored. If the walk got here, a deeper `.gitignore` has
 * re-included the folder, which these rules don't know. So only the path itself may be tested.
 */
function testOwnPath(file: RuleFile, relative: string, isFolder: boolean): TestResult {
  const tested = isFolder ? `${relative}/` : relative;
  const result = file.rules.test(tested);
  const parent = path.posix.dirname(relative);
  if (!result.ignored || parent === '.' || !file.rules.test(`${parent}/`).ignored) return result;
  let inside = file.inside.get(parent);
  if (inside === undefined) {
    inside = compile(file.text).add(ancestorsOf(relative).map((pattern) => ({ pattern: `!/${escape(pattern)}/` })));
    file.inside.set(parent, inside);
  }
  return inside.test(tested);
}

function ancestorsOf(relative: string): string[] {
  const parts = relative.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function escape(text: string): string {
  return text.replace(/[\\*?[\]! #]/g, '\\$&');
}

function compile(text: string): Ignore {
  return ignore({ ignorecase: false, allowRelativePaths: true }).add(text);
}

function readRules(folder: RawPath): RuleFile | undefined {
  const text = readSettingsText(join(folder, '.gitignore'), folder, createBoundary(), MAX_IGNORE_SIZE);
  return text === undefined ? undefined : { text, rules: compile(text), inside: new Map() };
}
