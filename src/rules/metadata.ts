import type { RuleMeta } from '../core/types.js';
import { meta as authorizeAccessToken } from './authorize-access-token.js';
import { meta as idTokenBearer } from './id-token-bearer.js';
import { meta as legacySdk } from './legacy-sdk.js';
import { meta as linkTokenSource } from './link-token-source.js';
import { meta as lockAccessToken } from './lock-access-token.js';
import { meta as unlinkEndpoint } from './unlink-endpoint.js';

const METAS = [
  lockAccessToken,
  authorizeAccessToken,
  unlinkEndpoint,
  idTokenBearer,
  linkTokenSource,
  legacySdk,
] as const satisfies readonly RuleMeta[];

export type RuleId = (typeof METAS)[number]['id'];

/** The metadata of every rule, without the code: editors and the command line can show it before the engine loads. */
export const ruleMetas: readonly (RuleMeta & { readonly id: RuleId })[] = METAS;
