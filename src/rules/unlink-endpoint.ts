import type { TSESTree } from '@typescript-eslint/types';
import type { RuleListeners } from '../core/engine/rule.js';
import type { CarriedField } from '../core/requests/payloads.js';
import type { HttpRequest } from '../core/requests/request.js';
import { flatten, pieceAt } from '../core/strings/pieces.js';
import type { Text } from '../core/strings/pieces.js';
import { isWholeText } from '../core/strings/texts.js';
import { readUrls } from '../core/strings/urls.js';
import type { UrlParts } from '../core/strings/urls.js';
import { unwrap } from '../core/syntax/ast.js';
import { T } from '../core/syntax/node-types.js';
import type { Range, RuleMeta } from '../core/types.js';
import { message } from '../messages/message.js';
import type { Auth0Document } from './auth0/auth0-document.js';
import type { HostEvidence } from './auth0/host-names.js';
import { unlinkSigns } from './auth0/signs.js';
import { TOKEN, UNLINK, UNLINK_ENDPOINTS, USER_ID } from './auth0/words.js';
import type { Auth0Draft, Auth0Rule } from './forms.js';

export const meta = {
  id: 'unlink-endpoint',
  title: message('rule.unlink-endpoint.title'),
  description: message('rule.unlink-endpoint.description'),
  docs: 'docs/rules/unlink-endpoint.md',
  dates: { deprecated: '2017-01-03', removed: null },
  source: 'https://auth0.com/docs/api/authentication/account-linking-legacy/unlink',
  certainties: ['certain', 'likely'],
  needles: [
    // Clients with a base URL don't need the slash: `ky.post('unlink', { prefixUrl })`. A base may end with one.
    [UNLINK, "'unlink'", '"unlink"', '`unlink`', '}unlink'],
    [UNLINK, 'baseURL', 'baseUrl', 'prefixUrl', '}unlink', "+ 'unlink'", '+ "unlink"', "+'unlink'", '+"unlink"'],
  ],
  signs: unlinkSigns,
} as const satisfies RuleMeta;

export const rule: Auth0Rule = { meta, create: (document) => [findUnlink(document)] };

const ENDPOINTS = new Set<string>(UNLINK_ENDPOINTS);

/** The endpoint in a URL that code builds. */
interface Endpoint {
  /** The path in the source code. */
  readonly place: Range;
  readonly path: string;
  readonly evidence: HostEvidence;
  /** Names of query parameters: old samples sent the body's fields there. */
  readonly parameters: readonly string[];
}

function findUnlink(document: Auth0Document): RuleListeners<Auth0Draft> {
  /** Start offsets of the paths that a request uses. Those were decided with the request's method and body. */
  const judged = new Set<number>();
  const loose: [Endpoint, TSESTree.Node][] = [];

  function* request(node: TSESTree.CallExpression | TSESTree.NewExpression): Iterable<Auth0Draft> {
    const made = document.http.requestAt(node);
    if (made === undefined) return;
    for (const endpoint of endpointsOf(document, document.http.urlsOf(made))) {
      if (made.method === undefined && node.type === T.NewExpression) continue;
      judged.add(endpoint.place.start);
      const draft = judge(document, made, endpoint);
      if (draft) yield draft;
    }
  }
  const remember = (node: TSESTree.Node): [] => {
    if (isWholeText(node))
      for (const endpoint of endpointsOf(document, document.texts.of(node))) loose.push([endpoint, node]);
    return [];
  };
  return {
    CallExpression: request,
    NewExpression: request,
    Literal: remember,
    TemplateLiteral: remember,
    BinaryExpression: remember,
    *end() {
      for (const [{ place, path, evidence }, node] of loose) {
        if (judged.has(place.start) || (evidence !== 'auth0' && evidence !== 'named')) continue;
        yield {
          ...place,
          form: 'unlink-url',
          certainty: 'likely',
          message: message('finding.unlink-likely', { path, evidence: message('subject.sent-url') }),
          nodes: { url: node },
        };
      }
    },
  };
}

/**
 * Returns a finding if a request is the deprecated call, which is always a POST. If the host is unknown, the body must
 * have Auth0's fields.
 */
function judge(document: Auth0Document, request: HttpRequest, endpoint: Endpoint): Auth0Draft | undefined {
  const { evidence, path, place } = endpoint;
  if (evidence === 'other') return undefined;
  if (request.method !== undefined && request.method !== 'POST') return undefined;
  // `request(app).post('/unlink')` tests the project's own route.
  if (evidence === 'relative' && isOnCall(request.node)) return undefined;
  const [token] = document.http.fields(request, TOKEN);
  const [userId] = document.http.fields(request, USER_ID);
  const isSent = (name: string, field: CarriedField | undefined): boolean =>
    field !== undefined || endpoint.parameters.includes(name);
  const isAuth0 = evidence === 'auth0' || evidence === 'named';
  if (!isAuth0 && !(isSent(TOKEN, token) && isSent(USER_ID, userId))) return undefined;
  const certainty = evidence === 'auth0' && request.method === 'POST' && !request.isMock ? 'certain' : 'likely';
  const evident = request.isMock
    ? 'subject.mocked-request'
    : evidence === 'auth0'
      ? 'subject.post-request'
      : 'subject.tenant';
  return {
    ...place,
    form: 'unlink-request',
    certainty,
    message:
      certainty === 'certain'
        ? message('finding.unlink', { path })
        : message('finding.unlink-likely', { path, evidence: message(evident) }),
    nodes: {
      call: request.node,
      url: request.url,
      ...(token?.value ? { token: token.value } : {}),
      ...(userId?.value ? { userId: userId.value } : {}),
    },
    related: token?.value ? document.tokens.related(token.value) : [],
  };
}

function isOnCall({ callee }: HttpRequest['node']): boolean {
  const method = unwrap(callee);
  return method.type === T.MemberExpression && unwrap(method.object).type === T.CallExpression;
}

function endpointsOf(document: Auth0Document, texts: readonly Text[]): Endpoint[] {
  return texts.flatMap((text) =>
    readUrls(text).flatMap((url) => {
      const path = url.path.replace(/\/$/, '');
      if (!ENDPOINTS.has(path)) return [];
      const place = placeOf(document, text, url, path);
      const parameters = url.parameters.map(({ name }) => name);
      return [{ place, path, parameters, evidence: document.hosts.classify(url) }];
    }),
  );
}

function placeOf(document: Auth0Document, text: Text, { pathStart }: UrlParts, path: string): Range {
  const found = pieceAt(text, pathStart);
  // The path may span several pieces or lack its slash; report the word.
  if (found && 'value' in found.piece && found.piece.value.startsWith(path, found.within)) {
    return document.texts.locate(found.piece, found.within, path.length);
  }
  const word = 'unlink';
  const written = flatten(text).startsWith('/', pathStart) ? path.length : path.length - 1;
  const last = pieceAt(text, pathStart + written - word.length);
  return last ? document.texts.locate(last.piece, last.within, word.length) : { start: 0, end: 0 };
}
