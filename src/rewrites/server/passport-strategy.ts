import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../../core/types.js';
import { isInScope } from '../code.js';
import { importOf } from '../imports.js';
import { understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { settingFor } from './settings.js';
import { isProvenStrategy } from './strategy-class.js';
import { strategyElsewhere } from './strategy-elsewhere.js';

type Node = TSESTree.Node;

/** The new strategy's class and settings as expressions, and the edits that import the class. */
export interface Strategy {
  readonly strategyClass: string;
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly edits: readonly Edit[];
  /** Whether the settings are only names to replace: until then, creating the strategy fails. */
  readonly isUnknown: boolean;
}

/**
 * Returns the strategy for linking, with the settings of the file's own or an imported strategy, or else from the
 * environment.
 * @param at where the new code creates the strategy
 */
export function* strategyOf(request: RewriteRequest, at: Node): Attempt<Strategy> {
  const { sdk } = request.document;
  const construction = sdk.constructions().find((node) => isProvenStrategy(sdk, node));
  if (construction && isInScope(request.document, construction.callee, at)) {
    const [settings] = construction.arguments;
    const setting = function* (name: string): Attempt<string> {
      return yield* understood(yield* settingFor(request, settings, name, at), 'reason.strategy-setting-missing', {
        name,
      });
    };
    return {
      strategyClass: sourceOf(request, construction.callee),
      domain: yield* setting('domain'),
      clientId: yield* setting('clientID'),
      clientSecret: yield* setting('clientSecret'),
      edits: [],
      isUnknown: false,
    };
  }
  const { name, edits } = yield* importOf(request, 'passport-auth0', 'Auth0Strategy');
  const settings = construction ? undefined : strategyElsewhere(request, at);
  if (settings) return { strategyClass: name, ...settings, edits, isUnknown: false };
  const cast = request.style.typescript ? ' as string' : '';
  return {
    strategyClass: name,
    domain: `process.env.AUTH0_DOMAIN${cast}`,
    clientId: `process.env.AUTH0_CLIENT_ID${cast}`,
    clientSecret: `process.env.AUTH0_CLIENT_SECRET${cast}`,
    edits,
    isUnknown: true,
  };
}
