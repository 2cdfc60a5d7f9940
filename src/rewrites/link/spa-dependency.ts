import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import type { ImportedExpression } from '../import-name.js';
import type { RewriteRequest } from '../rewriter.js';
import { knownSpaVersion } from '../settings/sdk-version.js';
import { added, NO_UPGRADE } from '../upgrade.js';
import type { Upgrade } from '../upgrade.js';
import { SPA_PACKAGE } from './spa-import.js';

/** The SDKs that depend on auth0-spa-js, with the same major versions. */
const WRAPPERS = ['@auth0/auth0-react', '@auth0/auth0-vue', '@auth0/auth0-angular'];

/** The first versions with what new code imports: `Auth0Client`. */
const RANGES = { 1: '^1.7.0', 2: '^2.0.0' } as const;

/**
 * Returns what it takes to declare auth0-spa-js as a dependency where only a wrapper depends on it.
 * @param imported how the new code gets at the SDK
 */
export function spaDependency(request: RewriteRequest, imported: ImportedExpression): Upgrade {
  const { document, text } = request;
  const { packages = {}, upgrade } = document.options;
  if (packages[SPA_PACKAGE] !== undefined || document.scriptUrls.some((url) => url.includes('auth0-spa-js'))) {
    return NO_UPGRADE;
  }
  const version = knownSpaVersion(document);
  const wrapper = WRAPPERS.find((name) => packages[name] !== undefined);
  // An earlier rewrite of this file may have added the import.
  const isImported = imported.edits.length > 0 || text.includes(SPA_PACKAGE);
  const change =
    upgrade && isImported && wrapper && version ? added(request, SPA_PACKAGE, RANGES[version], wrapper) : undefined;
  if (change) return { ...NO_UPGRADE, files: [change] };
  return importsWrapper(request) ? { ...NO_UPGRADE, todos: [message('todo.spa-dependency')] } : NO_UPGRADE;
}

function importsWrapper({ program }: RewriteRequest): boolean {
  return program.ast.body.some(
    (statement) => statement.type === T.ImportDeclaration && WRAPPERS.includes(statement.source.value),
  );
}
