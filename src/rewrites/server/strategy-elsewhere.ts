import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { auth0Document } from '../../rules/auth0/document.js';
import type { RewriteRequest } from '../rewriter.js';
import { importedFiles } from './project-files.js';
import { settingElsewhere } from './setting-elsewhere.js';
import { isProvenStrategy } from './strategy-class.js';

type Node = TSESTree.Node;

/** The settings of a strategy, as expressions that are valid in the rewritten file. */
export interface StrategySettings {
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Returns the settings of the only `new Auth0Strategy()` in the files that the rewritten file imports, and in those that
 * they import. Returns undefined if there is none or several, or if the rewritten file can't use a setting's expression.
 * @param at where the new code creates the strategy
 */
export function strategyElsewhere(request: RewriteRequest, at: Node): StrategySettings | undefined {
  const [strategy, ...others] = importedFiles(request).flatMap((file) =>
    constructionsIn(file.document).map((construction) => ({ file, construction })),
  );
  if (strategy === undefined || others.length > 0) return undefined;
  const setting = (name: string): string | undefined => {
    const [settings] = strategy.construction.arguments;
    const isSecret = name === 'clientSecret';
    const found = settingElsewhere(request, strategy.file, settings, { name, at, isSecret });
    return typeof found === 'object' ? found.source : undefined;
  };
  const [domain, clientId, clientSecret] = [setting('domain'), setting('clientID'), setting('clientSecret')];
  return domain && clientId && clientSecret ? { domain, clientId, clientSecret } : undefined;
}

function constructionsIn(document: Document): readonly (TSESTree.NewExpression | TSESTree.CallExpression)[] {
  const { sdk } = auth0Document(document);
  return sdk.constructions().filter((construction) => isProvenStrategy(sdk, construction));
}
