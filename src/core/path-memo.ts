import type { PropertySite } from './values.js';

/**
 * Remembers the sites of a property by the object and the path to it.
 * While an answer is worked out, the same question gives nothing: that ends circles, and keeps the work linear in code
 * where functions call each other.
 */
export class PathMemo<K extends object> {
  readonly #known = new Map<K, Map<string, readonly PropertySite[]>>();

  get(of: K, path: readonly string[], find: () => readonly PropertySite[]): readonly PropertySite[] {
    let byPath = this.#known.get(of);
    if (byPath === undefined) this.#known.set(of, (byPath = new Map<string, readonly PropertySite[]>()));
    const key = path.join('\0');
    const known = byPath.get(key);
    if (known !== undefined) return known;
    byPath.set(key, []);
    const found = [...new Map(find().map((site) => [site.key, site])).values()];
    byPath.set(key, found);
    return found;
  }
}
