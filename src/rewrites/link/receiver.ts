import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import type { Api } from '../../rules/auth0/catalog.js';
import { isInScope } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { serviceOf } from './angularjs-service.js';

type Node = TSESTree.Node;

type Construction = TSESTree.NewExpression | TSESTree.CallExpression;

/** An object of an SDK, and where the document has it from: made here, handed over by AngularJS, or from another file. */
export interface Client {
  /** Undefined where it is not made in this document. */
  readonly construction: Construction | undefined;
  /** Whether AngularJS hands it over: what it calls back is not noticed by AngularJS. */
  readonly isService: boolean;
  /** The object that holds its settings, where it is in this document; Lock's are arguments of their own. */
  readonly settings: Node | undefined;
  /** A setting as an expression for another place; a placeholder where it is not in reach there. */
  readonly setting: (what: Setting, at: Node) => string;
}

type Setting = keyof typeof PLACEHOLDERS;

/**
 * @param isKnown whether the project is known to have such an object, so that a name is enough
 * Refuses where it is only its name that says what it is.
 */
export function* clientOf(request: RewriteRequest, receiver: Node, api: Api, isKnown = false): Attempt<Client> {
  const service = serviceOf(request, receiver);
  const identified = request.document.sdk.identify(receiver, api);
  const construction = service ? undefined : identified?.construction;
  if (!service && !construction && !isKnown && identified?.by !== 'proven')
    return yield* refuse('reason.client-not-created-here');
  const settings = service ? service.settings : api === 'lock' ? undefined : construction?.arguments[0];
  const setting = (what: Setting, at: Node): string =>
    api === 'lock' && !service
      ? expressionFor(request, construction?.arguments[what === 'domain' ? 1 : 0], at, what)
      : optionFor(request, settings, at, what);
  return { construction, isService: service !== undefined, settings, setting };
}

/** Refuses where AngularJS hands the client over, which would not notice what is called back */
export function* assertNoService({ isService }: Client): Attempt<void> {
  if (isService) return yield* refuse('reason.angularjs-service');
}

/** What stands for a setting that is not in reach where it is needed: a person fills it in. */
export const PLACEHOLDERS = { domain: 'YOUR_DOMAIN', 'client id': 'YOUR_CLIENT_ID' } as const;

/** What an option is called by the SDKs, in any of their versions. */
const OPTION_NAMES = { domain: 'domain', 'client id': 'clientID' } as const;

/** An option as an expression for another place; a placeholder where it means something else there. */
function optionFor(request: RewriteRequest, options: Node | undefined, at: Node, what: Setting): string {
  const sites = options ? request.document.values.properties(options, [OPTION_NAMES[what]]) : [];
  const [site, ...others] = sites;
  return expressionFor(request, others.length === 0 ? site?.value : undefined, at, what);
}

function expressionFor(request: RewriteRequest, value: Node | undefined, at: Node, what: Setting): string {
  const isUsable = value !== undefined && value.type !== T.SpreadElement && isInScope(request.document, value, at);
  const { quote } = request.style;
  return isUsable ? sourceOf(request, value) : quote + PLACEHOLDERS[what] + quote;
}

/** The class of a construction; refuses where it cannot be named at another place. */
export function* classFor(request: RewriteRequest, { callee }: Construction, at: Node): Attempt<string> {
  if (!isInScope(request.document, callee, at)) return yield* refuse('reason.class-out-of-scope');
  return sourceOf(request, callee);
}
