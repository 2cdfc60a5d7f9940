import type { TSESTree } from '@typescript-eslint/types';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { descendants, isInScope, stringLiteral } from '../code.js';
import { ASKING } from '../link/fresh-login.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import type { FrameworkRoute } from './framework-routes.js';
import type { LoginUrl, UrlPart } from './login-url.js';
import { LINK_SETTINGS } from './nextjs-link-settings.js';
import { dependsOnRequest } from './repeated-code.js';
import { asText, callbackUrl, domainOf, sourceIn } from './setting-sources.js';
import type { Writing } from './setting-sources.js';

type Node = TSESTree.Node;
type Parts = readonly UrlPart[];

/** Parameters that the new login sets itself, or that only choose what the second login's tokens are for. */
const UNNEEDED = /^(?:scope|audience|max_age|nonce)$/;

/** Parameters that the new code reads. */
const READ = /^(?:access_token|client_id|connection|prompt|redirect_uri|response_type)$/;

/**
 * Returns the declaration of a login's settings, from the URL of the old one.
 * Refuses a login that means something else, or whose tenant, client or address the request itself may choose.
 * @param at where the settings go: code in front of it may have other variables
 */
export function* loginSettings(
  request: RewriteRequest,
  route: FrameworkRoute,
  { origin, parameters }: LoginUrl,
  clientSecret: string,
  at: Node,
): Attempt<string> {
  const { style } = request;
  yield* assertCodeLogin(parameters);
  const fixed = function* (name: string, parts: Parts): Attempt<Parts> {
    const isKnown = parts.every((part) => typeof part === 'string' || !dependsOnRequest(request, route, part));
    return parts.length > 0 && isKnown ? parts : yield* refuse('reason.setting-unknown', { name });
  };
  const writing: Writing = { style, print: (part) => sourceOf(request, part) };
  // A whole URL is the argument of a function that takes a string.
  const ofUrl: Writing = { style, print: (part) => settingText(request, part) };
  const domain = yield* domainOf(origin.length > 1 ? writing : ofUrl, yield* fixed('domain', origin));
  const clientId = asText(request, sourceIn(writing, yield* fixed('client_id', parameters.get('client_id') ?? [])));
  const address = yield* fixed('redirect_uri', parameters.get('redirect_uri') ?? []);
  const connection = parameters.get('connection') ?? [];
  const parts = [...origin, ...parameters.values()].flat().filter((part) => typeof part !== 'string');
  if (!parts.every((part) => isMovable(part))) return yield* refuse('reason.option-side-effect');
  const isHere = parts.every((part) => isInScope(request.document, part, at));
  if (!isHere) return yield* refuse('reason.parameter-set-unknown');
  const settings = {
    ...{ domain, clientId, clientSecret },
    callbackUrl: callbackUrl(writing, address, route.callbackPath),
    ...(connection.length > 0 && { connection: sourceIn(writing, connection) }),
    returnTo: stringLiteral('/', style.quote),
  };
  const lines = Object.entries(settings).map(([name, value]) => `  ${name === value ? name : `${name}: ${value}`},`);
  return `${style.modern ? 'const' : 'var'} ${LINK_SETTINGS} = {\n${lines.join('\n')}\n};`;
}

/** Refuses a login with parameters that a login for linking would lose, or with another response than a code. */
export function* assertCodeLogin(parameters: LoginUrl['parameters']): Attempt<void> {
  const own = [...parameters.keys()].find((name) => !READ.test(name) && !UNNEEDED.test(name));
  if (own === 'state') return yield* refuse('reason.url-sets-state');
  if (own !== undefined) return yield* refuse('reason.login-sets', { name: own });
  const [type] = parameters.get('response_type') ?? [];
  if (type !== 'code') return yield* refuse('reason.login-response-unknown');
  const [prompt] = parameters.get('prompt') ?? [];
  if (prompt !== undefined && !(typeof prompt === 'string' && ASKING.test(prompt))) {
    return yield* refuse('reason.login-sets', { name: 'prompt' });
  }
}

/** Returns a setting's source as a string: TypeScript takes a variable that holds one of the environment for absent, too. */
function settingText(request: RewriteRequest, setting: Node): string {
  const source = sourceOf(request, setting);
  const [origin] = setting.type === T.Identifier ? request.document.values.origins(setting) : [];
  return origin && asText(request, sourceOf(request, origin)).endsWith(' as string')
    ? `${source} as string`
    : asText(request, source);
}

/** Functions without an effect. */
const PURE =
  /^(?:get|header|String|toString|encodeURIComponent|decodeURIComponent|trim|getQuery|getRouterParam|useRuntimeConfig)$/;

/** Whether it makes no difference when an expression is evaluated. */
export function isMovable(value: Node): boolean {
  return [...descendants(value)].every((node) => {
    if (node.type === T.CallExpression) return PURE.test(calledName(node) ?? '');
    if (node.type === T.NewExpression) return /^(?:URL|URLSearchParams)$/.test(calledName(node) ?? '');
    return node.type !== T.AwaitExpression && node.type !== T.AssignmentExpression && node.type !== T.UpdateExpression;
  });
}
