import intersects from 'semver/ranges/intersects.js';
import validRange from 'semver/ranges/valid.js';
import type { RuleContext } from '../../core/rule.js';

/** Scripts of Auth0's CDN and of the common package CDNs: the package and the version that a page loads. */
const CDN_SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['auth0-lock-passwordless', /cdn\.auth0\.com\/js\/lock-passwordless[-/](\d[\w.]*?)(?:\.min)?(?:\.js|\/)/],
  ['auth0-lock', /cdn\.auth0\.com\/js\/lock[-/](\d[\w.]*?)(?:\.min)?(?:\.js|\/)/],
  ['auth0-js', /cdn\.auth0\.com\/(?:js\/auth0\/|w2\/auth0-)(\d[\w.]*?)(?:\.min)?(?:\.js|\/)/],
  ['auth0-lock', /\bauth0-lock@([~^]?\d[\w.]*)/],
  ['auth0-js', /\bauth0-js@([~^]?\d[\w.]*)/],
];

/**
 * The version range of a package that the document uses: of the script that the page loads, else of package.json.
 * @returns a semver range, or undefined where it is unknown
 */
export function versionOf(context: RuleContext, packageName: string): string | undefined {
  for (const [name, pattern] of CDN_SCRIPTS) {
    if (name !== packageName) continue;
    for (const url of context.scriptUrls) {
      const version = pattern.exec(url)?.[1];
      if (version !== undefined && validRange(version) !== null) return version;
    }
  }
  const declared = context.options.packages?.[packageName];
  return declared === undefined ? undefined : (validRange(declared) ?? undefined);
}

/** Whether the version in use may be one of `range`; an unknown version may be any. */
export function mayBe(version: string | undefined, range: string): boolean {
  return version === undefined || intersects(version, range, { includePrerelease: true });
}
