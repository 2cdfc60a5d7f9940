/** Waiting for what a test needs, instead of for a time in which it has usually come. */
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds that anything may take on a busy machine: it is only reached by what never comes. */
export const LIMIT = 180_000;

/** Milliseconds between two looks. */
const INTERVAL = 30;

/**
 * Looks again and again until there is something.
 * @template T
 * @param {() => T | Promise<T>} look gives what is waited for; undefined or false as long as it is not there
 * @param {string | (() => string)} what is waited for, for the error
 * @param {number} limit milliseconds
 * @returns {Promise<Exclude<T, undefined | false>>}
 * @throws {Error} where it does not come in time, and whatever `look` throws
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
