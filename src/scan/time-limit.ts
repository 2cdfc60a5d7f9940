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

/** How much of its time a part counts at least: an analysis that waits for ever must end as well. */
const LEAST = 1 / 4;

/**
 * Calls `onExceeded` once the limit has passed. It passes in parts. Of each counts the share in which this process had a
 * processor: a busy machine must not end what would end by itself. Time in which the process could not run
 * (after Ctrl-Z, while the computer sleeps) counts as one part at most.
 * @param limit in ms
 * @param processorTime returns the processor time of the process so far, in ms; undefined where that is unknown
 * @returns a function that lifts the limit
 */
export function startTimeLimit(
  limit: number,
  onExceeded: () => void,
  processorTime: () => number | undefined = processorTimeOfProcess,
): () => void {
  const part = limit / PARTS;
  let left = PARTS;
  const wait = (before: number | undefined) =>
    setTimeout(() => {
      const now = processorTime();
      const share = before === undefined || now === undefined ? 1 : (now - before) / part;
      left -= Math.min(1, Math.max(LEAST, share));
      if (left <= 0) onExceeded();
      else timer = wait(now);
    }, part);
  let timer = wait(processorTime());
  return () => {
    clearTimeout(timer);
  };
}

/** @returns undefined in browsers */
function processorTimeOfProcess(): number | undefined {
  if (typeof process === 'undefined' || typeof process.cpuUsage !== 'function') return undefined;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
