import type { TSESTree } from '@typescript-eslint/types';
import type { RuleListeners } from '../../core/engine/rule.js';
import { HOLE } from '../../core/hosts/hole.js';
import { flatten, pieceAt } from '../../core/strings/pieces.js';
import type { Text } from '../../core/strings/pieces.js';
import { isUrlConstruction } from '../../core/strings/queries.js';
import { buildsText } from '../../core/strings/text-functions.js';
import { isWholeText } from '../../core/strings/texts.js';
import { readUrls } from '../../core/strings/urls.js';
import type { UrlParts } from '../../core/strings/urls.js';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import type { Auth0Draft } from '../forms.js';
import type { Auth0Document } from './auth0-document.js';
import { range } from './sdk-forms.js';
import { mayBe, versionOf } from './versions.js';
import { TOKEN } from './words.js';

/**
 * Matches the first SDK, which read its parameters from the fragment of its own URL:
 * `auth0.js#access_token=…&client=…`.
 */
const SDK_FRAGMENT = new RegExp(`(?:^|/)auth0[\\w.-]*\\.js#(?:[^#]*&(?:amp;)?)?${TOKEN}=`);

/** Parameters that only a login request has. They set Auth0's `/authorize` apart from other routes with that name. */
const LOGIN_PARAMETERS = new Set(['client_id', 'response_type', 'redirect_uri']);

/**
 * Whether a text contains the endpoint in a string, or a name that another file may assign it to.
 * Saves time: most documents with the word `authorize` only have a function of that name, so none of their strings need
 * evaluating.
 */
function mentionsEndpoint(text: string): boolean {
  const contains = (words: RegExp, part: RegExp): boolean =>
    [...text.matchAll(words)].some(([word]) => part.test(word));
  return (
    /['"`/}]authorize\b(?!\s*\()|\/auth\/login/i.test(text) ||
    contains(/authoriz\w*/gi, /url|uri|endpoint|path/i) ||
    contains(/auth0[\w.-]*#?/gi, /\.js#$/i)
  );
}

/** Whether a constant of another file may hold the path of nextjs-auth0's login: `${Routes.LOGIN}?access_token=`. */
function mayNameNextLogin({ options: { packages }, text }: Auth0Document): boolean {
  return packages?.['@auth0/nextjs-auth0'] !== undefined && /log_?in/i.test(text);
}

/**
 * Returns listeners that find `/authorize` URLs with an `access_token` parameter: in one string, built in steps, or in
 * a request.
 */
export function findAuthorizeUrls(document: Auth0Document): RuleListeners<Auth0Draft> {
  if (!mentionsEndpoint(document.text) && !mayNameNextLogin(document)) return {};
  const whole = (node: TSESTree.Node): Iterable<Auth0Draft> => (isWholeText(node) ? inText(document, node) : []);
  const passed = (node: TSESTree.Node | null): Iterable<Auth0Draft> =>
    node && isBuiltInSteps(document, node) ? inText(document, node) : [];
  return {
    Literal: (node) => (typeof node.value === 'string' ? whole(node) : []),
    TemplateLiteral: whole,
    BinaryExpression: (node) => (node.operator === '+' ? whole(node) : []),
    *CallExpression(node) {
      if (buildsText(node)) yield* whole(node);
      for (const argument of node.arguments) yield* passed(argument);
      yield* inRequest(document, node);
    },
    *NewExpression(node) {
      if (buildsText(node)) yield* whole(node);
      yield* inRequest(document, node);
    },
    ObjectExpression: (node) => inNextRoute(document, node),
    AssignmentExpression: (node) => passed(node.right),
    ReturnStatement: (node) => passed(node.argument),
    JSXExpressionContainer: (node) => passed(node.expression),
    Property: (node) => passed(node.value),
  };
}

/**
 * Whether a variable is a string extended with `+=` or a `URL` that gets parameters. Other strings are found where they
 * are written.
 */
function isBuiltInSteps({ values }: Auth0Document, node: TSESTree.Node): boolean {
  const variable = node.type === T.MemberExpression ? unwrap(node.object) : node;
  if (variable.type !== T.Identifier) return false;
  const binding = values.bindingOf(variable);
  if (binding === undefined) return false;
  return (
    values.writesTo(binding, variable).some(({ operator }) => operator === '+=') ||
    values.origins(variable).some(isUrlConstruction)
  );
}

function* inText(document: Auth0Document, node: TSESTree.Node): Iterable<Auth0Draft> {
  for (const text of document.texts.of(node)) {
    const flat = flatten(text);
    if (!flat.includes(TOKEN)) continue;
    const fragment = SDK_FRAGMENT.exec(flat);
    if (fragment) yield draft(document, text, fragment.index + fragment[0].length - TOKEN.length - 1, node, 'certain');
    for (const url of readUrls(text)) {
      const certainty = certaintyOf(document, url);
      if (certainty === undefined) continue;
      for (const parameter of url.parameters) {
        if (parameter.name === TOKEN) yield draft(document, text, parameter.start, node, certainty);
      }
    }
  }
}

/** Finds requests whose URL and parameters are separate: `xhr.open('GET', url); xhr.send(params)`. */
function* inRequest(
  document: Auth0Document,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
): Iterable<Auth0Draft> {
  const request = document.http.requestAt(node);
  if (request === undefined || (isString(request.url) && !request.url.value.includes('authorize'))) return;
  for (const text of document.http.urlsOf(request)) {
    if (!flatten(text).includes('authorize')) continue;
    for (const url of readUrls(text)) {
      const certainty = certaintyOf(document, url);
      if (certainty === undefined) continue;
      // The path may carry the parameters while another option carries the host.
      for (const parameter of isRelative(document, request.url) ? url.parameters : []) {
        if (parameter.name === TOKEN) yield draft(document, text, parameter.start, request.url, certainty);
      }
      for (const field of document.http.fields(request, TOKEN)) {
        yield {
          start: field.start,
          end: field.end,
          form: 'authorize-request',
          certainty,
          message: messageFor(certainty),
          nodes: { call: node, url: request.url, ...(field.value ? { token: field.value } : {}) },
          related: field.value ? document.tokens.related(field.value) : [],
        };
      }
    }
  }
}

function isRelative(document: Auth0Document, url: TSESTree.Node): boolean {
  return document.texts.of(url).every((text) => flatten(text).startsWith('/'));
}

function certaintyOf(document: Auth0Document, url: UrlParts): 'certain' | 'likely' | undefined {
  if (isNextLogin(document, url)) return 'likely';
  if (!/\/authorize\/?$/.test(url.path)) return undefined;
  switch (document.hosts.classify(url)) {
    case 'auth0':
      return 'certain';
    case 'named':
      return 'likely';
    case 'open': {
      // Any vendor may have an /authorize, so the code must mention Auth0 and the URL must be a login's.
      const isLogin = url.parameters.some(({ name }) => LOGIN_PARAMETERS.has(name));
      return isLogin && url.path === '/authorize' && mentionsAuth0(document) ? 'likely' : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether a document mentions Auth0, or a file of the project that it imports does. */
function mentionsAuth0({ text, programs, imports }: Auth0Document): boolean {
  const mention = /auth0(?!-relink)/i;
  return (
    mention.test(text) ||
    programs.some(({ ast }) =>
      ast.body.some(
        (node) => node.type === T.ImportDeclaration && mention.test(imports.documentAt(node.source.value)?.text ?? ''),
      ),
    )
  );
}

/**
 * Finds addresses in the form that the Next.js router takes:
 * `<Link href={{ pathname: '/auth/login', query: { access_token } }}>`.
 */
function* inNextRoute(document: Auth0Document, node: TSESTree.ObjectExpression): Iterable<Auth0Draft> {
  const [pathname] = document.values.properties(node, ['pathname']);
  const path = pathname?.value && document.values.constantString(pathname.value);
  if (path === undefined || !isNextLogin(document, { hostText: '', path })) return;
  for (const { key, value } of document.values.properties(node, ['query', TOKEN])) {
    yield {
      ...range(key),
      form: 'authorize-request',
      certainty: 'likely',
      message: messageFor('likely'),
      nodes: { url: node, ...(value ? { token: value } : {}) },
      related: value ? document.tokens.related(value) : [],
    };
  }
}

/** Whether a URL is nextjs-auth0 4's own route `/auth/login`, which forwards its query to /authorize. */
export function isNextLogin(document: Auth0Document, { hostText, path }: Pick<UrlParts, 'hostText' | 'path'>): boolean {
  // The host may be the application's own address, which settings or the request provide.
  if (hostText !== '' && hostText !== HOLE) return false;
  const version = document.options.packages?.['@auth0/nextjs-auth0'];
  // The route of earlier versions, which projects keep by a setting.
  const isOwn = path === '/auth/login' || (path === '/api/auth/login' && version !== undefined);
  if (!isOwn) return false;
  if (version === undefined) return document.text.includes('@auth0/nextjs-auth0');
  return mayBe(versionOf(document, '@auth0/nextjs-auth0'), '>=4');
}

function draft(
  document: Auth0Document,
  text: Text,
  start: number,
  node: TSESTree.Node,
  certainty: 'certain' | 'likely',
): Auth0Draft {
  const found = pieceAt(text, start);
  const place = found ? document.texts.locate(found.piece, found.within, TOKEN.length + 1) : range(node);
  const value = pieceAt(text, start + TOKEN.length + 1)?.piece;
  return {
    ...place,
    form: 'authorize-url',
    certainty,
    message: messageFor(certainty),
    nodes: { url: node, ...(value?.kind === 'hole' ? { token: value.node } : {}) },
    related: value?.kind === 'hole' ? document.tokens.related(value.node) : [],
  };
}

function messageFor(certainty: 'certain' | 'likely'): Message {
  return certainty === 'certain' ? message('finding.authorize-token') : message('finding.authorize-token-likely');
}
