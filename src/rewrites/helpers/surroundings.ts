import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Surroundings } from './snippets.js';

/** Where code of a file runs. The version of Node is that of `engines`, else the one whose types the project uses. */
export function surroundingsOf({ document, side }: Pick<RewriteRequest, 'document' | 'side'>): Surroundings {
  const node = versionOf(document, 'node') ?? versionOf(document, '@types/node');
  return { side, nodeHasFetch: node === undefined ? undefined : !mayBe(node, '<18.0.0-0') };
}
