/** How long an analysis may take before its thread is ended. Runs in Node and in browsers. */

/** In ms: for any text, and for each 100,000 UTF-16 units of it. */
const BASE = 5000;
const PER_100_000 = 1000;

/** In how many parts a limit elapses. */
const PARTS = 20;

/**
 * Returns how many ms one analysis of a text may take. The budget of the engine ends an analysis much earlier; this is
 * for what no budget covers.
 * @param length of the text, in UTF-16 units
 */
export function timeLimitFor(length: number): number {
  return BASE + (length / 100_000) * PER_100_000;
}

/** Returns how many ms the rewrites of one finding may take: building and verifying them takes several analyses. */
export function rewriteLimitFor(length: number): number {
  return 4 * timeLimitFor(length);
}

/** Returns the reason to report for a text whose analysis was ended. @param limit in ms */
export function tookLongerThan(limit: number): string {
  return `took longer than ${Math.ceil(limit / 100) / 10} s`;
}

/**
 * Calls `onExceeded` once the limit has passed. It passes in parts, so time in which this process could not run (after
 * Ctrl-Z, while the computer sleeps, or while this thread is busy) counts as one part at most.
 * @param limit in ms
 * @returns a function that lifts the limit
 */
export function startTimeLimit(limit: number, onExceeded: () => void): () => void {
  let left = PARTS;
  const wait = () =>
    setTimeout(() => {
      if (--left === 0) onExceeded();
      else timer = wait();
    }, limit / PARTS);
  let timer = wait();
  return () => {
    clearTimeout(timer);
  };
}
