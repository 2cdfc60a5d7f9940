import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Surroundings } from './snippets.js';

/** Returns a file's platform. The Node version comes from `engines`, or else from the version of `@types/node`. */
export function surroundingsOf({ document, side }: Pick<RewriteRequest, 'document' | 'side'>): Surroundings {
  const node = versionOf(document, 'node') ?? versionOf(document, '@types/node');
  return { side, nodeHasFetch: node === undefined ? undefined : !mayBe(node, '<18.0.0-0') };
}
