import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../core/syntax/node-types.js';

/** Whether a program imports or exports as ES modules do. */
export function isEsModule({ body }: TSESTree.Program): boolean {
  return body.some(
    ({ type }) =>
      type === T.ImportDeclaration ||
      type === T.ExportNamedDeclaration ||
      type === T.ExportDefaultDeclaration ||
      type === T.ExportAllDeclaration,
  );
}
