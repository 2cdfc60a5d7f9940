import type { Rule } from '../core/rule.js';
import { rule as authorizeAccessToken } from './authorize-access-token.js';
import { rule as lockAccessToken } from './lock-access-token.js';
import { rule as unlinkEndpoint } from './unlink-endpoint.js';

export const rules: readonly Rule[] = [lockAccessToken, authorizeAccessToken, unlinkEndpoint];
