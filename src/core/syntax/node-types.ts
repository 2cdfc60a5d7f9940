import { AST_NODE_TYPES } from '@typescript-eslint/types';

/** The names of node types. A local constant, because code looks up a CommonJS import at every use. */
export const T = AST_NODE_TYPES;
