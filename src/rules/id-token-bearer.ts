import type { TSESTree } from '@typescript-eslint/types';
import type { RuleListeners } from '../core/engine/rule.js';
import { HOLE } from '../core/hosts/hole.js';
import type { HttpRequest } from '../core/requests/request.js';
import { flatten } from '../core/strings/pieces.js';
import { readUrls } from '../core/strings/urls.js';
import { isString, unwrap } from '../core/syntax/ast.js';
import { calledName } from '../core/syntax/calls.js';
import type { Call } from '../core/syntax/calls.js';
import { T } from '../core/syntax/node-types.js';
import type { RuleMeta } from '../core/types.js';
import { message } from '../messages/message.js';
import type { Auth0Document } from './auth0/auth0-document.js';
import { range } from './auth0/sdk-forms.js';
import { idTokenSigns } from './auth0/signs.js';
import type { Auth0Draft, Auth0Rule } from './forms.js';

export const meta = {
  id: 'id-token-bearer',
  title: message('rule.id-token-bearer.title'),
  description: message('rule.id-token-bearer.description'),
  docs: 'docs/rules/id-token-bearer.md',
  dates: { deprecated: '2018-03-31', removed: null },
  severity: 'warning',
  source:
    'https://auth0.com/docs/troubleshoot/product-lifecycle/past-migrations/migrate-to-calling-api-with-access-tokens',
  certainties: ['certain', 'likely'],
  needles: [
    ['/identities', 'Management(', 'inkAccount('],
    ['id_token', 'idToken', 'IdToken', 'inkAccount('],
  ],
  signs: idTokenSigns,
} as const satisfies RuleMeta;

type CredentialForm = 'management-client' | 'authorization-header' | 'auth0-angular-link-account';

/** Common names of ID tokens: `idToken`, `id_token`, `localStorage.getItem('id_token')`, `primaryIdToken`. */
const ID_TOKEN = /(?:^|[^a-z])id_?token$|[a-z]IdToken$|^idToken|(?:^|[^a-z])id_token/i;

export const rule: Auth0Rule = { meta, create: (document) => [findIdTokens(document)] };

function findIdTokens(document: Auth0Document): RuleListeners<Auth0Draft> {
  return {
    *CallExpression(node) {
      yield* inHeader(document, node);
      yield* inAngularCall(document, node);
    },
    *NewExpression(node) {
      yield* inHeader(document, node);
      yield* inManagementClient(document, node);
    },
  };
}

/** Finds `new auth0.Management({ domain, token: idToken })`. */
function* inManagementClient(document: Auth0Document, node: TSESTree.NewExpression): Iterable<Auth0Draft> {
  const [options] = node.arguments;
  if (options === undefined || !isManagement(document, node.callee)) return;
  for (const { value } of document.values.properties(options, ['token'])) {
    if (value && isIdToken(document, value)) yield draft(value, 'management-client', 'certain', node);
  }
}

function isManagement(document: Auth0Document, callee: TSESTree.Node): boolean {
  const class_ = unwrap(callee);
  if (class_.type !== T.MemberExpression || document.values.nameOf(class_) !== 'Management') return false;
  return document.sdk.identify(class_, 'node-auth0-class') !== undefined;
}

/** Finds `Authorization: 'Bearer ' + idToken` in a request to a user's identities. */
function* inHeader(
  document: Auth0Document,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
): Iterable<Auth0Draft> {
  const request = document.http.requestAt(node);
  if (request === undefined) return;
  const certainty = identitiesCall(document, request);
  if (certainty === undefined) return;
  for (const payload of [...request.payloads, ...ajaxSetups(document, node)]) {
    const headers = document.values
      .properties(payload, ['headers'])
      .flatMap(({ value }) => (value ? [value, ...wrappedIn(document, value)] : []));
    for (const name of ['Authorization', 'authorization']) {
      for (const { value } of headers.flatMap((object) => document.values.properties(object, [name]))) {
        const token = value && bearer(document, value);
        if (token && isIdToken(document, token)) yield draft(token, 'authorization-header', certainty, node);
      }
    }
    // The `request` client adds `Bearer ` itself.
    for (const { value } of document.values.properties(payload, ['auth', 'bearer'])) {
      if (value && isIdToken(document, value)) yield draft(value, 'authorization-header', certainty, node);
    }
  }
  for (const [name, value] of document.http.headersSet(request, ajaxSetups(document, node))) {
    const token = /^authorization$/i.test(document.values.constantString(name) ?? '')
      ? bearer(document, value)
      : undefined;
    if (token && isIdToken(document, token)) yield draft(token, 'authorization-header', certainty, node);
  }
}

/**
 * Returns the options of `$.ajaxSetup(…)`, which apply to every `$.ajax(…)`, but for a `beforeSend` where the request has
 * its own.
 */
function ajaxSetups(
  document: Auth0Document,
  request: TSESTree.CallExpression | TSESTree.NewExpression,
): readonly TSESTree.Node[] {
  if (calledName(request) !== 'ajax') return [];
  const setups = document.values.memberCalls('ajaxSetup').flatMap((call) => call.arguments.slice(0, 1));
  const hasHook = (options: TSESTree.Node): boolean => document.values.properties(options, ['beforeSend']).length > 0;
  return request.arguments.some(hasHook) ? setups.filter((options) => !hasHook(options)) : setups;
}

/** Returns the object in `new Headers({ … })` and `new HttpHeaders({ … })`. */
function wrappedIn(document: Auth0Document, headers: TSESTree.Node): TSESTree.Node[] {
  return document.values
    .origins(headers)
    .flatMap((origin) => (origin.type === T.NewExpression ? origin.arguments.slice(0, 1) : []));
}

const USERS = '/api/v2/users/';

/**
 * Returns how sure it is that a request goes to a user's identities at Auth0; undefined if it does not.
 * Other services have users and identities, too, but accept no ID token. A host literal rules them out.
 */
function identitiesCall(document: Auth0Document, request: HttpRequest): 'certain' | 'likely' | undefined {
  for (const text of document.http.urlsOf(request)) {
    for (const url of readUrls(text)) {
      const users = url.path.indexOf(USERS);
      if (users < 0 || !/\/identities(?:\/|$)/.test(url.path.slice(users + USERS.length))) continue;
      const evidence = document.hosts.classify(url);
      if (evidence === 'auth0') return 'certain';
      if (evidence === 'named' || evidence === 'open') return 'likely';
    }
  }
  return undefined;
}

/** Returns the expression after `Bearer ` in a header's value. */
function bearer(document: Auth0Document, header: TSESTree.Node): TSESTree.Node | undefined {
  if (!document.texts.of(header).some((text) => flatten(text) === `Bearer ${HOLE}`)) return undefined;
  for (const origin of document.values.origins(header)) {
    if (origin.type === T.TemplateLiteral) return origin.expressions.at(-1);
    if (origin.type === T.BinaryExpression) return origin.right;
  }
  return undefined;
}

/**
 * Finds `auth.linkAccount(primaryJWT, …)` of auth0-angular 4.2 and later, which sends its first argument as the
 * credential.
 */
function* inAngularCall(document: Auth0Document, node: TSESTree.CallExpression): Iterable<Auth0Draft> {
  const callee = unwrap(node.callee);
  const [token, ...others] = node.arguments;
  if (callee.type !== T.MemberExpression || token === undefined || others.length < 2) return;
  const name = document.values.nameOf(callee);
  if (name !== 'linkAccount' && name !== 'unLinkAccount') return;
  const identified = document.sdk.identify(callee.object, 'angularjs-auth');
  if (identified?.by === 'named') yield draft(token, 'auth0-angular-link-account', 'likely', node);
}

function isIdToken(document: Auth0Document, node: TSESTree.Node): boolean {
  const expression = unwrap(node);
  if (ID_TOKEN.test(lastWord(document, expression))) return true;
  return document.values.origins(expression).some((origin) => ID_TOKEN.test(lastWord(document, origin)));
}

/** Returns the word that describes a value: the name of the variable or property, or the storage key. */
function lastWord(document: Auth0Document, node: TSESTree.Node): string {
  if (node.type === T.Identifier) return node.name;
  if (node.type === T.MemberExpression) return document.values.nameOf(node) ?? '';
  const key = node.type === T.CallExpression ? node.arguments[0] : undefined;
  return key && isString(key) ? key.value : '';
}

function draft(token: TSESTree.Node, form: CredentialForm, certainty: 'certain' | 'likely', call: Call): Auth0Draft {
  const id = certainty === 'certain' ? 'finding.id-token' : 'finding.id-token-likely';
  return { ...range(token), form, certainty, message: message(id), nodes: { call, token } };
}
