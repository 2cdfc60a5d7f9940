import type { TSESTree } from '@typescript-eslint/types';
import intersects from 'semver/ranges/intersects.js';
import validRange from 'semver/ranges/valid.js';
import type { Document } from '../../core/engine/rule.js';
import { CDN_SCRIPTS } from './sdk-versions.js';

/**
 * Returns the version range of a package that the document uses: from its script URLs, from package.json, or for a
 * script without imports of the package from the pages that load both.
 * @returns a semver range; undefined if it is unknown
 */
export function versionOf(
  document: Pick<Document, 'options' | 'scriptUrls' | 'text'>,
  packageName: string,
): string | undefined {
  const { text, options } = document;
  const beside = options.scripts ?? [];
  const [own] = versionsIn(
    document.scriptUrls.filter((url) => !beside.includes(url)),
    packageName,
  );
  if (own !== undefined) return own;
  const range = options.packages?.[packageName];
  const declared = range === undefined ? undefined : (validRange(range) ?? undefined);
  if (declared !== undefined && (text.includes(`'${packageName}`) || text.includes(`"${packageName}`))) return declared;
  const [loaded, ...others] = new Set(versionsIn(beside, packageName));
  return loaded !== undefined && others.length === 0 ? loaded : declared;
}

/** Returns the versions of a package that script URLs load. */
function versionsIn(urls: readonly string[], packageName: string): string[] {
  return CDN_SCRIPTS.flatMap(([name, pattern]) =>
    name === packageName ? urls.flatMap((url) => pattern.exec(url)?.[1] ?? []) : [],
  ).filter((version) => validRange(version) !== null);
}

/** Constructor options since Lock 10. Earlier versions took them in `show()`, or did not have them. */
const LOCK_10_OPTIONS = ['auth', 'languageDictionary', 'theme', 'allowedConnections', 'additionalSignUpFields'];

/** Guesses Lock's version from its constructor arguments, for documents without a declared version. */
export function lockVersionByShape(
  { values }: Document,
  construction: TSESTree.NewExpression | TSESTree.CallExpression | undefined,
): string | undefined {
  const options = construction?.arguments[2];
  if (options === undefined) return undefined;
  return LOCK_10_OPTIONS.some((name) => values.properties(options, [name]).length > 0) ? '>=10.0.0' : undefined;
}

/** Whether the version in use may be within `range`; always true for an unknown version. */
export function mayBe(version: string | undefined, range: string): boolean {
  return version === undefined || intersects(version, range, { includePrerelease: true });
}
