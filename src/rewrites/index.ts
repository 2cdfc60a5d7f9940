import type { Rewriter } from './rewriter.js';
import { unlinkByDelete } from './unlink/unlink.js';

/** Who rewrites which form, the best first. Forms without an entry are explained, not rewritten. */
export const rewriters: Readonly<Record<string, readonly Rewriter[]>> = {
  'unlink-request': [unlinkByDelete],
};
