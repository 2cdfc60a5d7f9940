import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../../core/types.js';
import { isInScope } from '../code.js';
import { importOf } from '../imports.js';
import { understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { settingFor } from './settings.js';

type Node = TSESTree.Node;

/** The new strategy's class and settings as expressions, and the edits that import the class. */
export interface Strategy {
  readonly strategyClass: string;
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly edits: readonly Edit[];
  /** Whether the settings of the ordinary strategy are in another file. */
  readonly isElsewhere: boolean;
}

/**
 * Returns the strategy for linking, with the settings of the file's strategy or else from the environment.
 * @param at where the new code creates the strategy
 */
export function* strategyOf(request: RewriteRequest, at: Node): Attempt<Strategy> {
  const { sdk } = request.document;
  const construction = sdk
    .constructions()
    .find((node) => sdk.identifyClass(node.callee, 'passport-auth0')?.by === 'proven' || isStrategy(request, node));
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
      isElsewhere: false,
    };
  }
  const { name, edits } = yield* importOf(request, 'passport-auth0', 'Auth0Strategy');
  const cast = request.style.typescript ? ' as string' : '';
  return {
    strategyClass: name,
    domain: `process.env.AUTH0_DOMAIN${cast}`,
    clientId: `process.env.AUTH0_CLIENT_ID${cast}`,
    clientSecret: `process.env.AUTH0_CLIENT_SECRET${cast}`,
    edits,
    isElsewhere: true,
  };
}

function isStrategy(
  { document }: RewriteRequest,
  { callee }: TSESTree.NewExpression | TSESTree.CallExpression,
): boolean {
  return document.sdk.identify(callee, 'passport-auth0')?.by === 'proven';
}
