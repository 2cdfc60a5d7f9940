import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { importOf } from '../module-imports.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { SnippetOptions } from './snippets.js';

/** The Node modules that helpers use, by placeholder. */
export const NODE_MODULES = [
  ['NODE_HTTPS', 'https'],
  ['NODE_CRYPTO', 'crypto'],
] as const;

/**
 * Replaces a helper's placeholders with expressions from the file; see code/placeholders.ts.
 * Refuses where the file cannot import a module that the helper uses.
 * @returns the code, and the edits that import its modules
 */
export function* fillPlaceholders(
  request: RewriteRequest,
  code: string,
  { auth0js, spa }: SnippetOptions,
): Attempt<{ readonly code: string; readonly edits: readonly Edit[] }> {
  const edits: Edit[] = [];
  const values = new Map<string, string | undefined>([
    ['AUTH0_JS', auth0js],
    ['SPA_CLIENT', spa?.client],
    ['SPA1_CLIENT', spa?.client],
  ]);
  for (const [placeholder, module] of NODE_MODULES) {
    if (!code.includes(placeholder)) continue;
    const imported = isModule(request) ? yield* importOf(request, module, module) : undefined;
    edits.push(...(imported?.edits ?? []));
    values.set(placeholder, imported?.name ?? `require('${module}')`);
  }
  const filled = code.replace(/\b[A-Z][A-Z\d]*_[A-Z]+\b/g, (name) => values.get(name) ?? name);
  return { code: filled, edits };
}

/** Whether the file has `import` or `export`, so `require` may be missing. */
function isModule({ program }: RewriteRequest): boolean {
  return program.ast.body.some(
    ({ type }) =>
      type === T.ImportDeclaration ||
      type === T.ExportNamedDeclaration ||
      type === T.ExportDefaultDeclaration ||
      type === T.ExportAllDeclaration ||
      type === T.TSImportEqualsDeclaration,
  );
}
