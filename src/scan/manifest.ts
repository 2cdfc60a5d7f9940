const FIELDS = ['peerDependencies', 'devDependencies', 'dependencies'] as const;

/**
 * @param text a package.json
 * @returns package names to version ranges, and `node` to that of `engines`; undefined where it names no package, or
 * where npm could not read it either
 */
export function dependenciesOf(text: string): Readonly<Record<string, string>> | undefined {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  const merged: Record<string, string> = {};
  let named = false;
  for (const field of FIELDS) {
    const value: unknown = (manifest as Record<string, unknown> | null)?.[field];
    if (typeof value !== 'object' || value === null) continue;
    named = true;
    for (const [name, range] of Object.entries(value)) if (typeof range === 'string') merged[name] = range;
  }
  if (!named) return undefined;
  const { engines } = manifest as { readonly engines?: { readonly node?: unknown } | null };
  const node = engines?.node;
  return typeof node === 'string' ? { node, ...merged } : merged;
}
