import type { Budget } from './budget.js';
import type { PropertySite } from './value-reader.js';

const NONE: readonly PropertySite[] = [];

/**
 * Caches the sites of a property by object and path.
 * A lookup that depends on itself finds nothing. This ends cycles, and keeps the work linear in code whose functions
 * call each other.
 */
export class PathMemo<K extends object> {
  readonly #budget: Budget;
  readonly #known = new Map<K, Map<string, readonly PropertySite[]>>();

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get(of: K, path: readonly string[], find: () => readonly PropertySite[]): readonly PropertySite[] {
    let byPath = this.#known.get(of);
    if (byPath === undefined) this.#known.set(of, (byPath = new Map<string, readonly PropertySite[]>()));
    const key = path.length === 1 ? (path[0] ?? '') : path.join('\0');
    const known = byPath.get(key);
    if (known !== undefined) return known;
    if (!this.#budget.enter()) return NONE;
    byPath.set(key, NONE);
    const found = find();
    this.#budget.leave();
    this.#budget.spend(found.length);
    const sites =
      found.length === 0
        ? NONE
        : found.length === 1
          ? found
          : [...new Map(found.map((site) => [site.key, site])).values()];
    byPath.set(key, sites);
    return sites;
  }
}
