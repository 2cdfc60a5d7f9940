/** Waits for a condition instead of a typical duration. */
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds that anything may take on a busy machine; only reached if it never happens. */
export const LIMIT = 180_000;

/** Milliseconds between two checks. */
const INTERVAL = 30;

/**
 * Repeats a check until it succeeds.
 * @template T
 * @param {() => T | Promise<T>} look returns the result; undefined or false if it is not there yet
 * @param {string | (() => string)} what names the result in the error message
 * @param {number} limit milliseconds
 * @returns {Promise<Exclude<T, undefined | false>>}
 * @throws {Error} if the time limit is exceeded, and whatever `look` throws
 */
export async function until(look, what, limit = LIMIT) {
  for (const end = Date.now() + limit; ; await pause(INTERVAL)) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) {
      throw new Error(`${typeof what === 'string' ? what : what()}: not within ${limit / 1000} seconds`);
    }
  }
}
