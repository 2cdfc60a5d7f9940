import type { RawPath } from './raw-path.js';
import { findRipgrep, RipgrepUnavailable, searchWithRipgrep } from './ripgrep.js';
import type { SearchRequest } from './search.js';
import { searchByWalking } from './walk.js';

/**
 * Lists the files that contain a needle, in batches and in no particular order. Uses ripgrep if it is installed,
 * otherwise a slower walker with the same result.
 */
export async function* listCandidates(request: SearchRequest, ripgrep: boolean | string): AsyncGenerator<RawPath[]> {
  if (request.folders.length === 0) return;
  const binary = ripgrep === true ? findRipgrep() : ripgrep || undefined;
  if (binary !== undefined) {
    try {
      yield* searchWithRipgrep(binary, request);
      return;
    } catch (error) {
      if (!(error instanceof RipgrepUnavailable)) throw error;
    }
  }
  yield* searchByWalking(request);
}
