import type { TSESTree } from '@typescript-eslint/types';
import { contains } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { isInScope } from '../code.js';
import { importOf } from '../module-imports.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { isProvenStrategy } from '../strategy-class.js';
import { settingFor } from './sdk-settings.js';
import { strategyElsewhere } from './strategy-elsewhere.js';
import type { StrategySettings } from './strategy-elsewhere.js';

type Node = TSESTree.Node;

/** The new strategy's class and settings as expressions, and the edits that import the class. */
export interface Strategy extends StrategySettings {
  readonly strategyClass: string;
  /** Whether the class adds a login's `prompt` to the URL. */
  readonly sendsPrompt: boolean;
  readonly edits: readonly Edit[];
}

/**
 * Returns the strategy for linking, with the settings of the strategy in this file or in another one of the project.
 * @param at where the new code creates the strategy
 */
export function* strategyOf(request: RewriteRequest, at: Node): Attempt<Strategy> {
  const { sdk } = request.document;
  const version = versionOf(request.document, 'passport-auth0');
  // Docs: auth0-facts.md#passport-authenticate.
  if (!mayBe(version, '>=0.5.0')) return yield* refuse('reason.passport-state');
  const sendsPrompt = mayBe(version, '>=0.6.0');
  const construction = sdk.constructions().find((node) => isProvenStrategy(sdk, node));
  if (construction && isInScope(request.document, construction.callee, at)) {
    const [settings] = construction.arguments;
    // Without the settings that a condition checks, the server must start as before.
    const isLate = isConditional(construction, at);
    const setting = function* (name: string): Attempt<string> {
      const source = yield* understood(
        yield* settingFor(request, settings, name, at),
        'reason.strategy-setting-missing',
        {
          name,
        },
      );
      return isLate && request.style.typescript ? asserted(source) : source;
    };
    return {
      strategyClass: sourceOf(request, construction.callee),
      sendsPrompt,
      domain: yield* setting('domain'),
      clientId: yield* setting('clientID'),
      clientSecret: yield* setting('clientSecret'),
      edits: [],
      imports: [],
      invented: [],
      isLate,
    };
  }
  const { name, edits } = yield* importOf(request, 'passport-auth0', 'Auth0Strategy');
  const settings = strategyElsewhere(request, at);
  return { strategyClass: name, sendsPrompt, ...settings, edits: [...edits, ...settings.imports] };
}

/** Whether a condition that is not around other code decides whether an object is created. */
function isConditional(construction: Node, at: Node): boolean {
  for (let node = construction; node.parent !== undefined && !contains(node.parent, at); node = node.parent) {
    const { parent } = node;
    const isBranch = parent.type === T.IfStatement || parent.type === T.ConditionalExpression;
    if (isBranch && parent.test !== node) return true;
    if (parent.type === T.LogicalExpression && parent.right === node) return true;
  }
  return false;
}

/** Returns an expression with the types that a condition around it gave it. */
function asserted(source: string): string {
  if (/^[\w$]+(?:\.[\w$]+)*$/.test(source)) return `${source} as string`;
  return source.replace(/^([\w$]+(?:\.[\w$]+)*)(?=\.[\w$]+\()/, '$1!');
}
