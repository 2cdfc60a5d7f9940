import { packageName } from '../rules/auth0/sdk-imports.js';

/** The names of packages in Bower's registry that differ from npm's. */
const BOWER_NAMES: ReadonlyMap<string, string> = new Map([['auth0.js', 'auth0-js']]);

const FIELDS = ['peerDependencies', 'devDependencies', 'dependencies'] as const;

/**
 * Returns a package's dependencies of all kinds, and its required Node version.
 * @param text a package.json
 * @returns version ranges by package name, and that of `engines` as `node`; undefined if there are no dependencies, or
 * for invalid JSON
 */
export function dependenciesOf(text: string): Readonly<Record<string, string>> | undefined {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  const jspm = jspmDependenciesOf(manifest);
  const merged = new Map<string, string>(jspm);
  let named = merged.size > 0;
  for (const field of FIELDS) {
    const value: unknown = (manifest as Record<string, unknown> | null)?.[field];
    if (typeof value !== 'object' || value === null) continue;
    named = true;
    for (const [name, range] of Object.entries(value)) if (typeof range === 'string') merged.set(name, range);
  }
  if (!named) return undefined;
  const { engines } = manifest as { readonly engines?: { readonly node?: unknown } | null };
  const node = engines?.node;
  const packages = Object.fromEntries(merged);
  return typeof node === 'string' ? { node, ...packages } : packages;
}

/** Returns what jspm installs, under the names on npm: `"auth0/lock": "github:auth0/lock@^10.16.0"`. */
function jspmDependenciesOf(manifest: unknown): [name: string, range: string][] {
  const { jspm } = (manifest ?? {}) as { readonly jspm?: { readonly dependencies?: unknown } | null };
  const dependencies = jspm?.dependencies;
  if (typeof dependencies !== 'object' || dependencies === null) return [];
  return Object.values(dependencies as Record<string, unknown>).flatMap((source): [string, string][] => {
    const [, name, range] = /^(?:npm|github):(.+)@([^@/]+)$/.exec(String(source)) ?? [];
    return name === undefined || range === undefined ? [] : [[packageName(name), range]];
  });
}

/**
 * Returns the dependencies of a bower.json under their names on npm.
 * @param text a bower.json
 * @returns version ranges by package name; undefined if there are none, or for invalid JSON
 */
export function bowerDependenciesOf(text: string): Readonly<Record<string, string>> | undefined {
  const found = dependenciesOf(text);
  return (
    found &&
    Object.fromEntries(
      // A version may follow an address: `auth0/lock#9.2.1`.
      Object.entries(found).map(([name, range]) => [BOWER_NAMES.get(name) ?? name, range.replace(/^[^]*#/, '')]),
    )
  );
}
