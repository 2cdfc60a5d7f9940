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

/** An SDK object and its source: constructed here, injected by AngularJS, or imported from another file. */
export interface Client {
  /** Undefined if the object is not constructed in this document. */
  readonly construction: Construction | undefined;
  /** Whether AngularJS injects the object; its callbacks then trigger no digest. */
  readonly isService: boolean;
  /** The object with its settings, if it is in this document; Lock takes its settings as separate arguments. */
  readonly settings: Node | undefined;
  /** Returns a setting as an expression that is valid at `at`; a placeholder if it is out of scope there. */
  readonly setting: (what: Setting, at: Node) => string;
}

type Setting = keyof typeof PLACEHOLDERS;

/**
 * Returns the SDK object behind a call's receiver; refuses where only its name identifies it.
 * @param isKnown whether the project uses this SDK, so a name is enough
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
      ? settingAt(request, construction?.arguments[what === 'domain' ? 1 : 0], at, what)
      : optionFor(request, settings, at, what);
  return { construction, isService: service !== undefined, settings, setting };
}

/** Refuses where AngularJS injects the client, because a callback would trigger no digest. */
export function* assertNoService({ isService }: Client): Attempt<void> {
  if (isService) return yield* refuse('reason.angularjs-service');
}

/** Placeholders for settings that are out of scope; the user fills them in. */
export const PLACEHOLDERS = { domain: 'YOUR_DOMAIN', 'client id': 'YOUR_CLIENT_ID' } as const;

/** The settings' option names, the same in all SDK versions. */
const OPTION_NAMES = { domain: 'domain', 'client id': 'clientID' } as const;

/** Returns an option as an expression that is valid at `at`; a placeholder if it is out of scope there. */
function optionFor(request: RewriteRequest, options: Node | undefined, at: Node, what: Setting): string {
  const sites = options ? request.document.values.properties(options, [OPTION_NAMES[what]]) : [];
  const [site, ...others] = sites;
  return settingAt(request, others.length === 0 ? site?.value : undefined, at, what);
}

/** Returns a setting's value as an expression that is valid at `at`; a placeholder if it is out of scope there. */
export function settingAt(request: RewriteRequest, value: Node | undefined, at: Node, what: Setting): string {
  const isUsable = value !== undefined && value.type !== T.SpreadElement && isInScope(request.document, value, at);
  const { quote } = request.style;
  return isUsable ? sourceOf(request, value) : quote + PLACEHOLDERS[what] + quote;
}

/** Returns the class of a construction; refuses where the class is out of scope at `at`. */
export function* classFor(request: RewriteRequest, { callee }: Construction, at: Node): Attempt<string> {
  if (!isInScope(request.document, callee, at)) return yield* refuse('reason.class-out-of-scope');
  return sourceOf(request, callee);
}
