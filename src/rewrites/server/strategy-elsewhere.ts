import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { auth0Document } from '../../rules/auth0/auth0-document.js';
import { filesWith, importedFiles } from '../project-files.js';
import type { ProjectFile } from '../project-files.js';
import type { RewriteRequest } from '../rewriter.js';
import { isProvenStrategy } from '../strategy-class.js';
import { readsEnvironment, settingElsewhere } from './setting-elsewhere.js';
import { strategyModule } from './strategy-module.js';

type Node = TSESTree.Node;
type Construction = TSESTree.NewExpression | TSESTree.CallExpression;

/** The name of the strategy for linking: it is separate because the ordinary strategy starts sessions. */
export const STRATEGY = 'auth0-link';

/** Environment variables that a person replaces, for settings that are unknown. */
const ENVIRONMENT = {
  domain: 'process.env.AUTH0_DOMAIN',
  clientID: 'process.env.AUTH0_CLIENT_ID',
  clientSecret: 'process.env.AUTH0_CLIENT_SECRET',
} as const;

/** The settings of a strategy, as expressions that are valid in the rewritten file. */
export interface StrategySettings {
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Expressions that a person has to replace. */
  readonly invented: readonly string[];
  /** Whether settings may be missing while the file is loaded: creating the strategy would throw. */
  readonly isLate: boolean;
  /** The edits that import what the settings are read from. */
  readonly imports: readonly Edit[];
}

/**
 * Returns the settings of the only `new Auth0Strategy()` in the files that the rewritten file imports, and in those that
 * they import, or else in the package; environment variables for settings that the rewritten file can't use.
 * @param at where the new code creates the strategy
 */
export function strategyElsewhere(request: RewriteRequest, at: Node): StrategySettings {
  const imported = constructionsIn(importedFiles(request));
  const [strategy, ...others] = imported.length > 0 ? imported : constructionsIn(filesWith(request, /passport-auth0/));
  // One of this file that is out of scope may be the right one.
  const isKnown = strategy !== undefined && others.length === 0 && ordinaryIn(request.document).length === 0;
  const shared =
    isKnown && imported.length > 0 ? strategyModule(request, strategy.file, strategy.construction) : undefined;
  if (shared !== undefined) return { ...shared, invented: [], isLate: false };
  const cast = request.style.typescript ? ' as string' : '';
  const invented: string[] = [];
  const setting = (name: keyof typeof ENVIRONMENT): string => {
    const isSecret = name === 'clientSecret';
    const [settings] = isKnown ? strategy.construction.arguments : [];
    const found = isKnown ? settingElsewhere(request, strategy.file, settings, { name, at, isSecret }) : 'unknown';
    if (typeof found === 'object') return found.source;
    invented.push(ENVIRONMENT[name]);
    return ENVIRONMENT[name] + cast;
  };
  const [domain, clientId, clientSecret] = [setting('domain'), setting('clientID'), setting('clientSecret')];
  // A file that is not imported may run after this one, and only then load the environment.
  const mayRunLater = imported.length === 0 && [domain, clientId, clientSecret].some(readsEnvironment);
  return { domain, clientId, clientSecret, invented, isLate: invented.length > 0 || mayRunLater, imports: [] };
}

function constructionsIn(files: readonly ProjectFile[]): { file: ProjectFile; construction: Construction }[] {
  return files.flatMap((file) => ordinaryIn(file.document).map((construction) => ({ file, construction })));
}

/** Returns the strategies that a document creates, without those that rewrites have inserted. */
function ordinaryIn(document: Document): readonly Construction[] {
  const { sdk } = auth0Document(document);
  return sdk.constructions().filter((construction) => isProvenStrategy(sdk, construction) && !isOurs(construction));
}

/** Whether a strategy is added under the name for linking: `passport.use('auth0-link', new Auth0Strategy(…))`. */
function isOurs({ parent }: Construction): boolean {
  const name = parent.type === T.CallExpression ? parent.arguments[0] : undefined;
  return name !== undefined && isString(name) && name.value === STRATEGY;
}
