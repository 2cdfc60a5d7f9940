import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { RemoteConstruction } from '../../rules/auth0/apis.js';
import { isInScope } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { projectSettings } from '../settings/project-settings.js';
import { settingsIn, setUpBy } from '../settings/set-ups.js';
import type { Setting } from '../settings/set-ups.js';
import { knownElsewhere, writeSettings } from '../settings/write-settings.js';
import type { ClientSource, WrittenSettings } from '../settings/write-settings.js';
import { serviceOf } from './angularjs-service.js';
import type { Service } from './angularjs-service.js';
import type { ClientOptions } from './id-token.js';
import type { LockSetUp } from './lock-look.js';

type Node = TSESTree.Node;

type Construction = TSESTree.NewExpression | TSESTree.CallExpression;

interface Creation {
  readonly document: Document;
  readonly call: Construction;
}

/** An SDK object and its source: constructed here, injected by AngularJS, or created in another file. */
export interface LoginClient {
  /** Undefined if the object is not constructed in this document. */
  readonly construction: Construction | undefined;
  /** Whether AngularJS injects the object; its callbacks then trigger no digest. */
  readonly isService: boolean;
  /** The object with its options, if it is in this document; Lock takes its settings as separate arguments. */
  readonly settings: ClientOptions | undefined;
  /** The same, also from the file that creates the client or configures the service. */
  readonly options: ClientOptions | undefined;
  /** Where a Lock is set up that is not constructed in this document. */
  readonly lockSetUp: LockSetUp | undefined;
  /** The class of the object if it is the global that a script of the page defines, and another file constructs it. */
  readonly globalClass: string | undefined;
  /** Returns settings as expressions that are valid at `at`; placeholders if they are unknown. */
  readonly write: (at: Node, ...wanted: readonly Setting[]) => WrittenSettings;
}

const FAMILIES = { lock: 'lock', 'web-auth': 'auth0-js', 'auth0-legacy': 'auth0-js' } as const;

/**
 * Returns the SDK object behind a call's receiver. Refuses where only its name identifies it, unless the project sets up
 * such an object in another file.
 * @param isKnown whether the project uses this SDK, so a name is enough
 */
export function* loginClientOf(
  request: RewriteRequest,
  receiver: Node,
  api: keyof typeof FAMILIES,
  isKnown = false,
): Attempt<LoginClient> {
  const { document, finding } = request;
  const family = FAMILIES[api];
  const service = serviceOf(request, receiver);
  const identified = document.sdk.identify(receiver, api);
  const construction = service ? undefined : identified?.construction;
  const remote = identified?.remote;
  let creation = remote && { document: remote.document, call: remote.construction };
  if (!service && !construction && identified?.by !== 'proven') {
    const elsewhere = finding.certainty === 'dead' ? undefined : knownElsewhere(request, family);
    if (!elsewhere && !isKnown) return yield* refuse('reason.client-not-created-here');
    creation = elsewhere?.construction;
  }
  const settings = service ? service.settings : api === 'lock' ? undefined : construction?.arguments[0];
  const own = construction
    ? setUpBy(document, construction, family).settings
    : settings && settingsIn(document, settings, family);
  const source: ClientSource = {
    family,
    own,
    remote,
    client: construction && receiver,
    isService: service !== undefined,
  };
  return {
    construction,
    isService: service !== undefined,
    settings: settings && { document, node: settings },
    options: settings ? { document, node: settings } : optionsElsewhere(request, api, remote),
    lockSetUp: api === 'lock' && !construction ? lockSetUpOf(request, service, creation) : undefined,
    globalClass: creation && globalClassOf(request, creation),
    write: (at, ...wanted) => writeSettings(request, source, at, wanted),
  };
}

/**
 * Returns the options of a client that another file creates, or of a service whose provider another file configures.
 * If neither is known, the client is the only one that the project creates.
 */
function optionsElsewhere(
  request: RewriteRequest,
  api: keyof typeof FAMILIES,
  remote: RemoteConstruction | undefined,
): ClientOptions | undefined {
  if (api === 'lock') return undefined;
  const found = remote ? undefined : projectSettings(request, FAMILIES[api]);
  const place = found?.isOnly ? found.construction : remote && { document: remote.document, call: remote.construction };
  const node = place?.call.arguments[0];
  return place && node ? { document: place.document, node } : undefined;
}

/** Returns where a service's provider is configured, or where another file creates a Lock. */
function lockSetUpOf(
  request: RewriteRequest,
  service: Service | undefined,
  creation: Creation | undefined,
): LockSetUp | undefined {
  if (service?.settings) return { document: request.document, node: service.settings, isSettings: true };
  const found = service ? projectSettings(request, 'lock') : undefined;
  const place = found?.isOnly === true ? found.construction : creation;
  const node = place?.call.arguments[service ? 0 : 2];
  return place && node && { document: place.document, node, isSettings: service !== undefined };
}

/** Refuses where AngularJS injects the client, because a callback would trigger no digest. */
export function* assertNoService({ isService }: LoginClient): Attempt<void> {
  if (isService) return yield* refuse('reason.angularjs-service');
}

/** Returns how code of another file gets at a class that a script of the page defines; undefined for an import. */
function globalClassOf({ style }: RewriteRequest, { document, call }: Creation): string | undefined {
  const callee = unwrap(call.callee);
  const name =
    callee.type === T.MemberExpression
      ? document.values.globalMember(callee)
      : callee.type === T.Identifier && (document.values.bindingOf(callee)?.definitions.length ?? 0) === 0
        ? callee.name
        : undefined;
  return name && globalSource({ style }, name);
}

/** Returns how a module gets at a global that a script of the page defines. */
export function globalSource({ style }: Pick<RewriteRequest, 'style'>, name: string): string {
  return style.typescript ? `(window as any).${name}` : `window.${name}`;
}

/** Returns the class of a construction; refuses where the class is out of scope at `at`. */
export function* classFor(request: RewriteRequest, { callee }: Construction, at: Node): Attempt<string> {
  if (!isInScope(request.document, callee, at)) return yield* refuse('reason.class-out-of-scope');
  return sourceOf(request, callee);
}
