import { hasOddIgnoreAround, hasOddIgnoreBelow } from './odd-ignore-files.js';
import type { RawPath } from './raw-path.js';
import { findRipgrep, RipgrepUnavailable, searchWithRipgrep } from './ripgrep.js';
import type { SearchRequest } from './search.js';
import { searchByWalking } from './walk.js';

/** How long, in ms, ripgrep may search before something is suspected to hold it up. Most searches have ended by then. */
const SUSPICIOUS = 1000;

/**
 * Lists the files that contain a needle, in batches and in no particular order; a file may come twice. Uses ripgrep if it
 * is installed, otherwise a slower walker with the same result.
 */
export async function* listCandidates(request: SearchRequest, ripgrep: boolean | string): AsyncGenerator<RawPath[]> {
  if (request.folders.length === 0) return;
  const binary = ripgrep === true ? findRipgrep() : ripgrep || undefined;
  if (binary !== undefined && (yield* searchUnlessOdd(binary, request))) return;
  yield* searchByWalking(request);
}

/** Returns false if ripgrep does not start or would not end, because of the repository's `.gitignore` files. */
async function* searchUnlessOdd(binary: string, request: SearchRequest): AsyncGenerator<RawPath[], boolean> {
  const { gitignore, signal } = request;
  const folders = request.folders.map(({ path }) => path);
  if (gitignore && hasOddIgnoreAround(folders)) return false;
  const stop = new AbortController();
  let isOdd = false;
  const watch = async () => {
    isOdd = await hasOddIgnoreBelow(folders, stop.signal);
    if (isOdd) stop.abort();
  };
  const timer = gitignore ? setTimeout(() => void watch(), SUSPICIOUS) : undefined;
  const signals = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  try {
    yield* searchWithRipgrep(binary, { ...request, signal: signals });
    return !isOdd;
  } catch (error) {
    if (!(error instanceof RipgrepUnavailable)) throw error;
    return false;
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}
