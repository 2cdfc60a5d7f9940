import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, outermost, unwrap } from '../core/ast.js';
import { T } from '../core/node-types.js';
import type { FindingDraft, Rule, RuleContext, RuleListeners } from '../core/rule.js';
import type { Certainty, Finding, Range, RuleMeta } from '../core/types.js';
import { readUrls } from '../core/urls.js';
import { range } from './auth0/sdk-forms.js';
import { auth0 } from './auth0/services.js';
import { mayBe, versionOf } from './auth0/versions.js';

export const meta: RuleMeta = {
  id: 'link-token-source',
  title: 'Where the token of a deprecated linking call is obtained',
  description:
    'The access token that a deprecated linking call hands on is obtained here. The Management API needs another one: for the audience https://TENANT/api/v2/, with the scope update:current_user_identities.',
  docs: 'docs/rules/link-token-source.md',
  dates: { deprecated: null, removed: null },
  severity: 'information',
  source: 'https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens',
  certainties: ['certain', 'likely', 'dead'],
  needles: [
    ['access_token', 'accessToken'],
    ['auth0', 'Auth0', 'AUTH0', 'FindFirst'],
  ],
};

const LINKING = new Set(['lock-access-token', 'authorize-access-token', 'unlink-endpoint']);

export const rule: Rule = { meta, create: (context) => [findSources(context)] };

/** Getting a token is nothing wrong: it is told only beside a linking call that may use it. */
function findSources(context: RuleContext): RuleListeners {
  const sources: FindingDraft[] = [];
  const remember = (drafts: Iterable<FindingDraft>): [] => {
    sources.push(...drafts);
    return [];
  };
  return {
    CallExpression: (node) => remember([...lockCallback(context, node), ...codeExchange(context, node)]),
    NewExpression: (node) => remember(verifyCallback(context, node)),
    end: (found: readonly Finding[]) =>
      found.some(({ ruleId }) => LINKING.has(ruleId))
        ? [...sources.filter((source) => !isLinking(source, found)), ...claims(context)]
        : [],
  };
}

/** Whether the call that hands the token out is itself the deprecated one: its token is then not what feeds it. */
function isLinking({ parts }: FindingDraft, found: readonly Finding[]): boolean {
  const call = parts?.['call'];
  return call !== undefined && found.some((finding) => finding.parts['call']?.start === call.start);
}

function isRead(context: RuleContext, parameter: TSESTree.Node): boolean {
  return (context.values.bindingOf(parameter)?.references.length ?? 0) > 0;
}

/** Lock up to 9: `lock.show(function (err, profile, id_token, access_token) {…})`. */
function* lockCallback(context: RuleContext, node: TSESTree.CallExpression): Iterable<FindingDraft> {
  const callee = unwrap(node.callee);
  if (callee.type !== T.MemberExpression) return;
  if (!/^show(?:Signin|Signup)?$/.test(context.values.nameOf(callee) ?? '')) return;
  const callback = node.arguments.flatMap((argument) => context.values.origins(argument)).find(isFunction);
  const token = callback?.params[3];
  if (token === undefined || !isRead(context, token)) return;
  const identified = auth0(context).sdk.identify(callee.object, 'lock');
  if (identified === undefined || identified.by === 'open') return;
  const called = mayBe(versionOf(context, 'auth0-lock'), '<10');
  const certainty = called ? (identified.by === 'proven' ? 'certain' : 'likely') : 'dead';
  yield {
    ...draft(token, 'lock-callback', certainty, 'This callback parameter of Lock'),
    parts: { call: range(node) },
  };
}

/** passport-auth0: `new Auth0Strategy(options, function (accessToken, …) {…})`, and the session field it goes to. */
function* verifyCallback(context: RuleContext, node: TSESTree.NewExpression): Iterable<FindingDraft> {
  const [options, verify] = node.arguments;
  if (options === undefined || verify === undefined || !isStrategy(context, node.callee)) return;
  const callback = context.values.origins(verify).find(isFunction);
  const withRequest = context.values.properties(options, ['passReqToCallback']).length > 0;
  const token = callback?.params[withRequest ? 1 : 0];
  if (token?.type !== T.Identifier) return;
  const place = savedTo(context, token) ?? token;
  yield draft(place, 'passport-verify', 'certain', 'What passport-auth0 hands to this callback');
}

function isStrategy(context: RuleContext, callee: TSESTree.Node): boolean {
  const identified = auth0(context).sdk.identify(callee, 'passport-auth0');
  return identified !== undefined && identified.by !== 'open';
}

/** `req.session.accessToken` in `req.session.accessToken = accessToken`. */
function savedTo(context: RuleContext, token: TSESTree.Identifier): TSESTree.Node | undefined {
  for (const { identifier } of context.values.bindingOf(token)?.references ?? []) {
    const { parent } = outermost(identifier);
    if (parent?.type === T.AssignmentExpression && unwrap(parent.right) === identifier) {
      if (parent.left.type === T.MemberExpression) return parent.left.property;
    }
  }
  return undefined;
}

/** A hand-written exchange of the code for tokens: a POST to `/oauth/token`. */
function* codeExchange(context: RuleContext, node: TSESTree.CallExpression): Iterable<FindingDraft> {
  const request = context.http.requestAt(node);
  for (const text of request ? context.http.urlsOf(request) : []) {
    for (const url of readUrls(text)) {
      if (url.path !== '/oauth/token' || request === undefined) continue;
      const evidence = auth0(context).hosts.classify(url);
      if (evidence !== 'auth0' && evidence !== 'named') continue;
      if (request.method !== undefined && request.method !== 'POST') continue;
      if (context.http.fields(request, 'code').length === 0) continue;
      const certainty = evidence === 'auth0' ? 'certain' : 'likely';
      yield draft(request.url, 'code-exchange', certainty, 'The token of this code exchange');
    }
  }
}

/** ASP.NET: `ClaimsPrincipal.Current.FindFirst("access_token").Value` in a tag of the page. */
function* claims(context: RuleContext): Iterable<FindingDraft> {
  for (const match of context.text.matchAll(/FindFirst\(\s*"access_token"\s*\)/g)) {
    const start = match.index + match[0].indexOf('"access_token"');
    if (!isCode(context, start)) continue;
    yield draft({ start, end: start + '"access_token"'.length }, 'aspnet-claim', 'certain', 'The token in this claim');
  }
}

/** Whether an offset is in an expression or a string of a script, not in a comment or the text around it. */
function isCode({ programs }: RuleContext, offset: number): boolean {
  return programs.some(({ nodes }) =>
    nodes.some(
      ({ type, range: [start, end] }) =>
        (type === T.Identifier || type === T.Literal || type === T.TemplateElement) && start <= offset && offset < end,
    ),
  );
}

function draft(place: TSESTree.Node | Range, form: string, certainty: Certainty, subject: string): FindingDraft {
  const where = 'range' in place ? range(place) : place;
  const advice = 'it needs the audience https://TENANT/api/v2/ and the scope update:current_user_identities';
  return {
    ...where,
    form,
    certainty,
    message:
      certainty === 'dead'
        ? `Lock 10 and later never call this callback, so no token comes from it; get one where the login is handled (${advice}).`
        : `${subject} feeds a deprecated linking call; for the Management API ${advice}.`,
  };
}
