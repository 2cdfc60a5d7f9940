import { AST_NODE_TYPES } from '@typescript-eslint/types';

/** The names of node types. A constant of ours: an import of CommonJS is looked up anew at every mention. */
export const T = AST_NODE_TYPES;
