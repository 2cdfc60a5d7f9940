import type { TSESTree } from '@typescript-eslint/types';
import type { FindingDraft, RuleContext, RuleListeners } from '../../core/engine/rule.js';
import { flatten, pieceAt } from '../../core/strings/pieces.js';
import type { Text } from '../../core/strings/pieces.js';
import { isUrlConstruction } from '../../core/strings/queries.js';
import { buildsText } from '../../core/strings/text-functions.js';
import { isWholeText } from '../../core/strings/texts.js';
import { readUrls } from '../../core/strings/urls.js';
import type { UrlParts } from '../../core/strings/urls.js';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { linkMessage } from './messages.js';
import { range } from './sdk-forms.js';
import { auth0 } from './services.js';
import { mayBe, versionOf } from './versions.js';

const PARAMETER = 'access_token';
/** The first SDK took its parameters from the fragment of its own URL: `auth0.js#access_token=…&client=…`. */
const SDK_FRAGMENT = /(?:^|\/)auth0[\w.-]*\.js#(?:[^#]*&(?:amp;)?)?access_token=/;

const SUBJECT = "`access_token` on Auth0's /authorize";

/** Parameters that only a login request has: they tell an `/authorize` apart from other routes of that name. */
const LOGIN_PARAMETERS = new Set(['client_id', 'response_type', 'redirect_uri']);

/**
 * The endpoint in a string, or a name that another file may give it by. Most documents that say `authorize` have a
 * function of that name, and working out every string of theirs would be for nothing.
 */
const MENTION = /['"`\/}]authorize\b(?!\s*\()|authoriz\w*_?(?:url|uri|endpoint|path)|auth0[\w.-]*\.js#|\/auth\/login/i;

/** Finds `/authorize` URLs with an `access_token` parameter, in one string, built in steps, or as a request. */
export function findAuthorizeUrls(context: RuleContext): RuleListeners {
  if (!MENTION.test(context.text)) return {};
  const whole = (node: TSESTree.Node): Iterable<FindingDraft> => (isWholeText(node) ? inText(context, node) : []);
  const passed = (node: TSESTree.Node | null): Iterable<FindingDraft> =>
    node && isBuiltInSteps(context, node) ? inText(context, node) : [];
  return {
    Literal: (node) => (typeof node.value === 'string' ? whole(node) : []),
    TemplateLiteral: whole,
    BinaryExpression: (node) => (node.operator === '+' ? whole(node) : []),
    *CallExpression(node) {
      if (buildsText(node)) yield* whole(node);
      for (const argument of node.arguments) yield* passed(argument);
      yield* inRequest(context, node);
    },
    *NewExpression(node) {
      if (buildsText(node)) yield* whole(node);
      yield* inRequest(context, node);
    },
    ObjectExpression: (node) => inNextRoute(context, node),
    AssignmentExpression: (node) => passed(node.right),
    ReturnStatement: (node) => passed(node.argument),
    JSXExpressionContainer: (node) => passed(node.expression),
    Property: (node) => passed(node.value),
  };
}

/** Whether a variable gets its text by `+=`, or is a `URL` that is added to: else its text is met where it is written. */
function isBuiltInSteps({ values }: RuleContext, node: TSESTree.Node): boolean {
  const variable = node.type === T.MemberExpression ? unwrap(node.object) : node;
  if (variable.type !== T.Identifier) return false;
  const binding = values.bindingOf(variable);
  if (binding === undefined) return false;
  return (
    values.writesTo(binding, variable).some(({ operator }) => operator === '+=') ||
    values.origins(variable).some(isUrlConstruction)
  );
}

function* inText(context: RuleContext, node: TSESTree.Node): Iterable<FindingDraft> {
  for (const text of context.texts.of(node)) {
    const flat = flatten(text);
    if (!flat.includes(PARAMETER)) continue;
    const fragment = SDK_FRAGMENT.exec(flat);
    if (fragment)
      yield draft(context, text, fragment.index + fragment[0].length - PARAMETER.length - 1, node, 'certain');
    for (const url of readUrls(text)) {
      const certainty = certaintyOf(context, url);
      if (certainty === undefined) continue;
      for (const parameter of url.parameters) {
        if (parameter.name === PARAMETER) yield draft(context, text, parameter.start, node, certainty);
      }
    }
  }
}

/** A request whose URL and parameters stand apart: `xhr.open('GET', url); xhr.send(params)`. */
function* inRequest(
  context: RuleContext,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
): Iterable<FindingDraft> {
  const request = context.http.requestAt(node);
  if (request === undefined || (isString(request.url) && !request.url.value.includes('authorize'))) return;
  for (const text of context.http.urlsOf(request)) {
    if (!flatten(text).includes('authorize')) continue;
    for (const url of readUrls(text)) {
      const certainty = certaintyOf(context, url);
      if (certainty === undefined) continue;
      // The path may have the parameters, and another option the host.
      for (const parameter of isRelative(context, request.url) ? url.parameters : []) {
        if (parameter.name === PARAMETER) yield draft(context, text, parameter.start, request.url, certainty);
      }
      for (const field of context.http.fields(request, PARAMETER)) {
        yield {
          start: field.start,
          end: field.end,
          form: 'authorize-request',
          certainty,
          message: linkMessage(certainty, SUBJECT, 'this host is an Auth0 tenant'),
          parts: { call: range(node), url: range(request.url), ...(field.value ? { token: range(field.value) } : {}) },
          related: field.value ? auth0(context).tokens.related(field.value) : [],
        };
      }
    }
  }
}

function isRelative(context: RuleContext, url: TSESTree.Node): boolean {
  return context.texts.of(url).every((text) => flatten(text).startsWith('/'));
}

function certaintyOf(context: RuleContext, url: UrlParts): 'certain' | 'likely' | undefined {
  if (isNextLogin(context, url)) return 'likely';
  if (!/\/authorize\/?$/.test(url.path)) return undefined;
  switch (auth0(context).hosts.classify(url)) {
    case 'auth0':
      return 'certain';
    case 'named':
      return 'likely';
    case 'open': {
      // Any vendor may have an /authorize: the document has to speak of Auth0, and the URL of a login.
      const isLogin = url.parameters.some(({ name }) => LOGIN_PARAMETERS.has(name));
      return isLogin && url.path === '/authorize' && /auth0(?!-relink)/i.test(context.text) ? 'likely' : undefined;
    }
    default:
      return undefined;
  }
}

/** `<Link href={{ pathname: '/auth/login', query: { access_token } }}>`: how the router of Next.js takes an address. */
function* inNextRoute(context: RuleContext, node: TSESTree.ObjectExpression): Iterable<FindingDraft> {
  const [pathname] = context.values.properties(node, ['pathname']);
  const path = pathname?.value && context.values.constantString(pathname.value);
  if (path === undefined || !isNextLogin(context, { hostText: '', path })) return;
  for (const { key, value } of context.values.properties(node, ['query', PARAMETER])) {
    yield {
      ...range(key),
      form: 'authorize-request',
      certainty: 'likely',
      message: linkMessage('likely', SUBJECT, 'this host is an Auth0 tenant'),
      parts: { url: range(node), ...(value ? { token: range(value) } : {}) },
      related: value ? auth0(context).tokens.related(value) : [],
    };
  }
}

/** nextjs-auth0 4 forwards the query of its own route `/auth/login` to /authorize. */
function isNextLogin(context: RuleContext, { hostText, path }: Pick<UrlParts, 'hostText' | 'path'>): boolean {
  if (hostText !== '' || path !== '/auth/login') return false;
  const version = context.options.packages?.['@auth0/nextjs-auth0'];
  if (version === undefined) return context.text.includes('@auth0/nextjs-auth0');
  return mayBe(versionOf(context, '@auth0/nextjs-auth0'), '>=4');
}

function draft(
  context: RuleContext,
  text: Text,
  start: number,
  node: TSESTree.Node,
  certainty: 'certain' | 'likely',
): FindingDraft {
  const found = pieceAt(text, start);
  const place = found ? context.texts.locate(found.piece, found.within, PARAMETER.length + 1) : range(node);
  const value = pieceAt(text, start + PARAMETER.length + 1)?.piece;
  return {
    ...place,
    form: 'authorize-url',
    certainty,
    message: linkMessage(certainty, SUBJECT, 'this host is an Auth0 tenant'),
    parts: { url: range(node), ...(value?.kind === 'hole' ? { token: range(value.node) } : {}) },
    related: value?.kind === 'hole' ? auth0(context).tokens.related(value.node) : [],
  };
}
