import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import { isEsModule } from '../es-module.js';
import { importName, isRequire } from '../import-name.js';
import type { ImportedExpression, UnusedImport } from '../import-name.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';

export const SPA_PACKAGE = '@auth0/auth0-spa-js';
const GLOBAL_NAMES = /^(?:Auth0Client|createAuth0Client)$/;

/**
 * Returns the `Auth0Client` class, imported or as the global that the SDK's script defines, since version 1.7.
 * Refuses where the code loads the SDK in an unknown way.
 */
export function* importClient(
  request: RewriteRequest,
  version: 1 | 2,
  unused?: UnusedImport,
): Attempt<ImportedExpression> {
  const { program, document } = request;
  const { body } = program.ast;
  if (isEsModule(program.ast) || body.some(isRequire)) {
    // A page may import the SDK from a URL.
    const named = body.find(
      (statement): statement is TSESTree.ImportDeclaration =>
        statement.type === T.ImportDeclaration && /^https?:.*auth0-spa-js/.test(statement.source.value),
    );
    return yield* importName(request, [named?.source.value ?? SPA_PACKAGE, 'Auth0Client', 'LinkingClient'], unused);
  }
  const isLoaded =
    document.scriptUrls.some((url) => url.includes('auth0-spa-js')) ||
    program.nodes.some((node) => node.type === T.Identifier && GLOBAL_NAMES.test(node.name));
  const [name, expression] = version === 1 ? ['Auth0Client', 'Auth0Client'] : ['auth0', 'auth0.Auth0Client'];
  const isOther = program.nodes.some(
    (node) =>
      node.type === T.Identifier &&
      node.name === name &&
      (document.values.bindingOf(node)?.definitions.length ?? 0) > 0,
  );
  if (!isLoaded || isOther) return yield* refuse('reason.spa-sdk-not-loaded');
  return { expression, edits: [] };
}
