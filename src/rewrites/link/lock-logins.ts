import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Auth0Document } from '../../rules/auth0/auth0-document.js';
import { isNothing } from '../code.js';
import { keyOf, objectLiteralOf, propertyOf } from '../objects.js';
import { openBefore, otherFilesBefore } from '../other-file.js';
import type { RewriteRequest } from '../rewriter.js';
import { setUpsIn } from '../settings/set-ups.js';
import type { Construction } from './lock-draft.js';
import { handlersOf } from './lock-handler.js';

type Node = TSESTree.Node;

/** A place that creates a Lock. */
interface Lock {
  readonly document: Auth0Document;
  readonly call: Construction;
  /** The object with its options; undefined if it has none. */
  readonly options: Node | undefined;
}

const CREATES_LOCK = /\bnew\s+(?:\w+\s*\.\s*)*Auth0Lock\w*\s*\(|\blockProvider\s*\.\s*init\s*\(/g;

/** What Lock 11 does differently: `getProfile` takes an access token, and login pages of the tenant keep Lock 10. */
const CHANGED = /\.\s*getProfile\s*\(\s*[^)\s]|@@config@@/;

/** Code that may get an ID token from a login, whatever the handler does. */
const READS_ID_TOKEN = /\bid_?token|\bparseHash\b|location\s*\.\s*hash\b/i;

const HANDLES_LOGIN = /\.\s*on(?:ce)?\s*\(\s*['"]authenticated['"]/g;

/**
 * Whether all logins with Lock 10 in a package are the same with Lock 11. Source: docs/auth0-facts.md#from-lock-10-to-11
 * @param linking a Lock that the rewrite turns into one that only links
 */
export function worksWithLock11(request: RewriteRequest, linking: Construction | undefined): boolean {
  const { project, fileName, document } = request;
  // None at all: the package is too large to search.
  if (project.before.settingsFiles(fileName).length === 0) return false;
  const others = otherFilesBefore(request);
  const texts = [request.text, ...others.map(({ text }) => text)];
  if (texts.some((text) => CHANGED.test(text))) return false;
  const documents = [document, ...others.filter(creates).map((file) => openBefore(request, file))];
  const locks = documents.flatMap(locksIn);
  if (locks.length !== count(texts, CREATES_LOCK)) return false;
  const logins = locks.filter(({ call }) => call !== linking);
  // The first of two Locks that redirect would take the other one's logins.
  if (logins.filter(redirects).length > 1) return false;
  const handlers = new Map(locks.map((lock) => [lock, handlersOf({ ...request, document: lock.document }, lock.call)]));
  const areKnown = [...handlers.values()].flat().length === count(texts, HANDLES_LOGIN);
  const readsIdToken = texts.some((text) => READS_ID_TOKEN.test(text));
  return logins.every((lock) => {
    const type = responseTypeOf(lock);
    if (type !== 'token') return type !== undefined;
    return areKnown && !readsIdToken && handlers.get(lock)?.every((call) => usesOnlyAccess(lock.document, call));
  });
}

function creates({ text }: { readonly text: string }): boolean {
  return text.search(CREATES_LOCK) >= 0;
}

function count(texts: readonly string[], pattern: RegExp): number {
  return texts.reduce((sum, text) => sum + [...text.matchAll(pattern)].length, 0);
}

function locksIn(document: Auth0Document): Lock[] {
  return setUpsIn(document, 'lock').flatMap(({ call }): Lock[] => {
    if (call === undefined) return [];
    if (call.type === T.NewExpression) return [{ document, call, options: call.arguments[2] }];
    const [given] = call.arguments;
    const options = given && unwrap(given);
    return [{ document, call, options: options?.type === T.ObjectExpression ? valueAt(options, 'options') : given }];
  });
}

function valueAt(object: TSESTree.ObjectExpression, name: string): Node | undefined {
  return propertyOf(object, name)?.value;
}

/** Returns the object literal that a value is; undefined if it is anything else, or has parts that are not written in it. */
function literalOf(document: Auth0Document, node: Node): TSESTree.ObjectExpression | undefined {
  const object = objectLiteralOf(document, node);
  const isWritten = object?.properties.every(
    (property) => property.type === T.Property && keyOf(property) !== undefined,
  );
  return isWritten === true ? object : undefined;
}

/**
 * Returns the tokens that a Lock asks for. `code` and `id_token` mean the same in both versions, as does everything with
 * `oidcConformant`; `token` alone brings an ID token in Lock 10 only.
 * @returns undefined if it can't be told
 */
function responseTypeOf({ document, options: given }: Lock): 'conformant' | 'token' | undefined {
  if (given === undefined) return 'token';
  const options = literalOf(document, given);
  if (options === undefined) return undefined;
  const conformant = valueAt(options, 'oidcConformant');
  if (conformant?.type === T.Literal && conformant.value === true) return 'conformant';
  const inner = valueAt(options, 'auth');
  const auth = inner && literalOf(document, inner);
  if (auth === undefined) return inner === undefined ? 'token' : undefined;
  const type = valueAt(auth, 'responseType');
  const redirectUrl = valueAt(auth, 'redirectUrl');
  if (type === undefined) return redirectUrl === undefined || isNothing(redirectUrl) ? 'token' : 'conformant';
  const text = document.values.constantString(type);
  return text === undefined ? undefined : /\b(?:id_token|code)\b/.test(text) ? 'conformant' : 'token';
}

function redirects({ document, options }: Lock): boolean {
  const auth = options && document.values.properties(options, ['auth', 'redirect']);
  return auth?.length !== 1 || !auth.every(({ value }) => value?.type === T.Literal && value.value === false);
}

/** What the result of a login has in Lock 11 even without an ID token. */
const WITHOUT_ID_TOKEN = new Set(['accessToken', 'appState', 'expiresIn', 'scope', 'state', 'tokenType']);

/** Whether the handler in a call such as `lock.on('authenticated', …)` uses nothing of an ID token. */
function usesOnlyAccess({ values }: Auth0Document, { arguments: [, given] }: TSESTree.CallExpression): boolean {
  const origins = given ? values.origins(given) : [];
  return (
    origins.length > 0 &&
    origins.every((handler) => {
      if (!isFunction(handler) || handler.params.length > 1) return false;
      const [parameter] = handler.params;
      if (parameter === undefined) return true;
      if (parameter.type !== T.Identifier) return false;
      return values.bindingOf(parameter)?.references.every(({ identifier }) => {
        const { parent } = identifier as Node;
        return (
          parent?.type === T.MemberExpression &&
          parent.object === identifier &&
          WITHOUT_ID_TOKEN.has(values.nameOf(parent) ?? '')
        );
      });
    })
  );
}
