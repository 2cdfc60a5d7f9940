import path from 'node:path';
import { oneLine } from '../report/display.js';
import { rawFromText, relativeTo, toText } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import { realPathOf } from '../scan/real-path.js';
import { ToolRefusal } from './tool-refusal.js';

/** The folders that tools may read and write. Symbolic links don't lead out of them. */
export class AllowedRoots {
  readonly #roots: readonly string[];
  readonly #real: readonly RawPath[];

  /** @param roots absolute paths */
  constructor(roots: readonly string[]) {
    this.#roots = roots.map((root) => path.resolve(root));
    this.#real = this.#roots.map((root) => realPathOf(rawFromText(root)));
  }

  get all(): readonly string[] {
    return this.#roots;
  }

  /**
   * Returns a path that a model named, without `.` and `..`.
   * @throws {ToolRefusal} if it is relative, or not in an allowed folder
   */
  check(given: string): string {
    const [first] = this.#roots;
    if (first === undefined) throw new ToolRefusal('no folder is open, so no path is allowed');
    if (!path.isAbsolute(given)) {
      const full = path.resolve(first, given);
      throw new ToolRefusal(`${oneLine(given)} is a relative path; pass an absolute one, such as ${oneLine(full)}`);
    }
    const resolved = path.resolve(given);
    if (this.holds(rawFromText(resolved))) return resolved;
    const allowed = this.#roots.map(oneLine).join(', ');
    throw new ToolRefusal(`${oneLine(given)} is not in an allowed folder (allowed: ${allowed})`);
  }

  /** Returns whether a file, or the folder where it would be created, really is in an allowed folder. */
  holds(file: RawPath): boolean {
    const real = realPathOf(file);
    return this.#real.some((root) => relativeTo(root, real) !== undefined);
  }

  /** Returns the allowed folder that a checked path is in. */
  baseOf(checked: string): string {
    const inside = (root: RawPath, file: RawPath) => relativeTo(root, file) !== undefined;
    const file = rawFromText(checked);
    const named = this.#roots.find((root) => inside(rawFromText(root), file));
    if (named !== undefined) return named;
    const real = realPathOf(file);
    return toText(this.#real.find((root) => inside(root, real)) ?? file);
  }
}
