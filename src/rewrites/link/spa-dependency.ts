import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { ImportedExpression } from '../import-name.js';
import type { RewriteRequest } from '../rewriter.js';
import { knownSpaVersion } from '../settings/sdk-version.js';
import { added, NO_UPGRADE, raised } from '../upgrade.js';
import type { Raise, Upgrade } from '../upgrade.js';
import { SPA_PACKAGE } from './spa-import.js';

/** The SDKs that depend on auth0-spa-js, with the same major versions. */
const WRAPPERS = ['@auth0/auth0-react', '@auth0/auth0-vue', '@auth0/auth0-angular'];

/** The first versions with what new code imports: `Auth0Client`. */
const RANGES = { 1: '^1.7.0', 2: '^2.0.0' } as const;

/** The first version that exports `Auth0Client`, and the last 1.x. */
const WITH_CLIENT: Raise = { name: SPA_PACKAGE, from: '>=1.0.0 <2.0.0', enough: '>=1.7.0', version: '1.22.6' };

/** Returns what it takes to load a version with `Auth0Client`. */
function spaUpgrade(request: RewriteRequest): Upgrade {
  const installed = versionOf(request.document, SPA_PACKAGE);
  if (installed === undefined || mayBe(installed, '>=1.7.0')) return NO_UPGRADE;
  const change = raised(request, WITH_CLIENT);
  return change ? { ...NO_UPGRADE, files: [change] } : { ...NO_UPGRADE, todos: [message('todo.update-spa-js')] };
}

/**
 * Returns what it takes to declare auth0-spa-js as a dependency where only a wrapper depends on it, or
 * to load a version with `Auth0Client`.
 * @param imported how the new code gets at the SDK
 */
export function spaDependency(request: RewriteRequest, imported: ImportedExpression): Upgrade {
  const { document, text } = request;
  const { packages = {}, upgrade } = document.options;
  if (packages[SPA_PACKAGE] !== undefined || document.scriptUrls.some((url) => url.includes('auth0-spa-js'))) {
    return spaUpgrade(request);
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
