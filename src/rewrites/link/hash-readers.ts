import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { auth0Document } from '../../rules/auth0/auth0-document.js';
import type { Auth0Document } from '../../rules/auth0/auth0-document.js';
import { lastPartOf, withSlashes } from '../helpers/module/paths.js';
import { openOther, requestIn } from '../other-file.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { projectSettings } from '../settings/project-settings.js';
import { serviceOf } from './angularjs-service.js';
import { redirectsAlike } from './like-clients.js';
import type { Creation } from './like-clients.js';

type Node = TSESTree.Node;

/** A callback that receives the login response: `webAuth.parseHash(options, callback)`. */
export interface HashReader {
  /** For the file that has the call. */
  readonly request: RewriteRequest;
  /** Whether that is another file than the rewritten one. */
  readonly isElsewhere: boolean;
  readonly callback: Node;
  /** The client, as this file calls it. */
  readonly client: Node;
}

/**
 * Returns the callbacks that read a client's logins from the URL: those in the rewritten file if it also creates the
 * client, or else those of the whole package, or else those of its clients with the same settings.
 * Refuses where none is found, or where a file reads the login of a client that can't be told from this one.
 * @param receiver the client that logs in
 * @param construction of the client, if the rewritten file creates it
 * @param options of the login
 */
export function* hashReaders(
  request: RewriteRequest,
  receiver: Node,
  construction: Node | undefined,
  options: Node,
): Attempt<HashReader[]> {
  const key = keyOf(request, receiver) ?? (projectSettings(request, 'auth0-js').isOnly === true ? ONLY : undefined);
  if (key === undefined) return yield* refuse('reason.client-not-created-here');
  const { values } = request.document;
  const own = callsIn(request.document)
    .filter(({ client, callback }) =>
      construction
        ? values.origins(client).includes(construction)
        : isOf(key, keyOf(request, client), () => mayRead(request.document, client, callback)),
    )
    .map((call): HashReader => ({ request, isElsewhere: false, ...call }));
  if (own.length > 0 && construction) return own;
  const files = filesWithReaders(request);
  const others = yield* readersElsewhere(request, files, key);
  const readers = [...own, ...others];
  const found = readers.length > 0 ? readers : yield* readersOfLikeClients(request, files, { receiver, options });
  if (found.length === 0) return yield* refuse('reason.parse-hash-not-found');
  return found;
}

/** Whether a client is one of `@auth0/cordova`, which passes its logins to a callback. */
export function isOfCordova(document: Auth0Document, receiver: Node): boolean {
  const found = document.sdk.identify(receiver, 'web-auth');
  const created = found?.construction ?? found?.remote?.construction;
  const home = found?.construction ? document : found?.remote?.document;
  if (created === undefined || home === undefined) return false;
  return auth0Document(home).sdk.identify(created.callee, 'cordova-class')?.by === 'proven';
}

/** Returns all callbacks of the package that read logins, if their clients are set up as this one is. */
function* readersOfLikeClients(
  request: RewriteRequest,
  files: readonly Auth0Document[],
  { receiver, options }: { readonly receiver: Node; readonly options: Node },
): Attempt<HashReader[]> {
  const creation = creationOf(request.document, receiver);
  const readers: HashReader[] = [];
  for (const document of [request.document, ...files]) {
    const isElsewhere = document !== request.document;
    for (const { callback, client } of callsIn(document)) {
      const other = creationOf(document, client);
      if (!other && !mayRead(document, client, callback)) continue;
      if (!creation || !other || !redirectsAlike(creation, other, { document: request.document, options })) return [];
      const at = isElsewhere ? yield* requestIn(request, document, callback) : request;
      readers.push({ request: at, isElsewhere, callback, client });
    }
  }
  return readers;
}

/** Returns where a client is created, in this or another file. */
function creationOf(document: Auth0Document, client: Node): Creation | undefined {
  const found = document.sdk.identify(client, 'web-auth');
  if (found?.construction) return { document, call: found.construction };
  return found?.remote && { document: found.remote.document, call: found.remote.construction };
}

/** Opens the package's other files that read logins. */
function filesWithReaders(request: RewriteRequest): Auth0Document[] {
  const { project, fileName } = request;
  return project
    .settingsFiles(fileName)
    .filter((file) => withSlashes(file.fileName) !== withSlashes(fileName) && file.text.includes('parseHash'))
    .map((file) => openOther(request, file));
}

function* readersElsewhere(
  request: RewriteRequest,
  files: readonly Auth0Document[],
  key: string,
): Attempt<HashReader[]> {
  const readers: HashReader[] = [];
  for (const document of files) {
    for (const { callback, client } of callsIn(document)) {
      const found = keyOf({ document, program: programOf(document, client) ?? request.program }, client);
      const isOpen = found === undefined && mayRead(document, client, callback);
      if (isOpen && key !== ONLY) {
        return yield* refuse('reason.parse-hash-unclear', { file: lastPartOf(document.fileName) });
      }
      if (!isOf(key, found, () => isOpen)) continue;
      readers.push({ request: yield* requestIn(request, document, callback), isElsewhere: true, callback, client });
    }
  }
  return readers;
}

/** The key of an unidentified client where the project creates one client only, which may reach any place. */
const ONLY = 'only';

/**
 * Whether a client is the one with a key.
 * @param found the client's own key
 * @param mayBe whether an unidentified client may be Auth0's
 */
function isOf(key: string, found: string | undefined, mayBe: () => boolean): boolean {
  return key === ONLY ? found !== undefined || mayBe() : found === key;
}

/** Whether an unidentified client may be Auth0's. Methods of this name in other libraries take no callback. */
function mayRead({ sdk }: Auth0Document, client: Node, callback: Node): boolean {
  const found = sdk.identify(client, 'web-auth');
  return found !== undefined && (found.by !== 'open' || isFunction(callback));
}

function callsIn({ values }: Auth0Document): Pick<HashReader, 'callback' | 'client'>[] {
  return values.memberCalls('parseHash').flatMap((call) => {
    const callee = unwrap(call.callee);
    const callback = call.arguments.at(-1);
    return callee.type === T.MemberExpression && callback && callback.type !== T.SpreadElement
      ? [{ callback, client: callee.object }]
      : [];
  });
}

/**
 * Returns a text that is equal for equal clients of a project: the place that creates the client, or the name of the
 * service that AngularJS injects. Undefined if neither is known.
 */
function keyOf(at: Pick<RewriteRequest, 'document' | 'program'>, client: Node): string | undefined {
  const service = serviceOf(at, client);
  if (service !== undefined) return `service ${service.name}`;
  const found = creationOf(at.document, client);
  return found && placeOf(found.document.fileName, found.call);
}

function placeOf(fileName: string, { range: [start] }: Node): string {
  return `${withSlashes(fileName)} ${start}`;
}

function programOf({ programs }: Auth0Document, node: Node) {
  return programs.find(({ nodes }) => nodes.includes(node));
}
