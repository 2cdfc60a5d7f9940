import type { TSESTree } from '@typescript-eslint/types';
import { readUrls } from '../../core/strings/urls.js';
import { enclosingFunction, isFunction } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { requiredModule } from '../../core/values/exports.js';
import { isNextLogin } from '../../rules/auth0/authorize-urls.js';
import type { UrlNodes } from '../../rules/forms.js';
import type { HelperName } from '../helpers/snippets.js';
import { refuse, refuseOtherShape } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { isOfNext } from '../server-files.js';
import { isOfServerOnly } from '../server-signs.js';
import { linkedByFragment } from './fragment.js';
import { ASKING } from './fresh-login.js';
import { marked } from './redirect.js';
import { assertOwnCallback } from './url-callback.js';
import { tokenParameter } from './url-parameters.js';
import type { Constants } from './url-parameters.js';
import { scopeForLinking } from './url-scope.js';
import { valueOf } from './url-value.js';

type Node = TSESTree.Node;

/** Rewrites a hand-written /authorize URL: a `state` that marks the login replaces the token. */
export const authorizeUrl: Rewriter<UrlNodes> = function* (request) {
  const node = request.nodes.url;
  const texts = request.document.texts.of(node);
  const [text, ...otherTexts] = texts;
  if (!text || otherTexts.length > 0) return yield* refuse('reason.url-ambiguous');
  const [url, ...otherUrls] = readUrls(text);
  if (!url || otherUrls.length > 0) return yield* refuse('reason.url-in-text');
  const has = (...names: string[]): boolean => url.parameters.some(({ name }) => names.includes(name));
  if (isNextLogin(request.document, url)) return yield* refuseOtherShape('reason.nextjs-4-middleware');
  if (has('state')) return yield* refuse('reason.url-sets-state');
  const prompt = valueOf(request.document, text, url, 'prompt');
  if (prompt && !ASKING.test(prompt.constant ?? '')) return yield* refuse('reason.login-sets', { name: 'prompt' });
  // Without a prompt, Auth0 would reuse the session of the first account.
  const isAsking = prompt !== undefined || valueOf(request.document, text, url, 'max_age')?.constant === '0';
  const fresh: Constants = isAsking ? [] : [['prompt', 'login']];
  const type = valueOf(request.document, text, url, 'response_type')?.constant;
  if (type === 'code') {
    yield* assertOwnCallback(request, text, url);
    const scope = yield* scopeForLinking(request, text, url);
    return yield* byCallback(request, node, [...scope.constants, ...fresh], scope.edits);
  }
  if (type !== undefined && /^(?:id_token|token)(?:(?: |%20|\+)(?:id_token|token))?$/.test(type)) {
    return yield* linkedByFragment(request, { node, text, url, constants: fresh });
  }
  return yield* refuse('reason.login-response-unknown');
};

/** Packages that give each request of Express a `session`. */
const SESSIONS = ['cookie-session', 'express-session'];

function hasSessions({ options: { packages = {} } }: RewriteRequest['document']): boolean {
  return SESSIONS.some((name) => Object.hasOwn(packages, name));
}

/** Marks a code-flow login: its callback runs on a server and links the account if the mark is present. */
function* byCallback(
  request: RewriteRequest,
  url: Node,
  constants: Constants,
  more: readonly Edit[],
): Attempt<RewriteDraft> {
  const { call, helpers } = yield* markFor(request, url);
  const parameter = yield* tokenParameter(request);
  const edits = yield* parameter.replace({ constants, parameters: [['state', call]], readsToken: false });
  return yield* marked(request, url, helpers, [...edits, ...more]);
}

/** Whether a URL is in a JSX attribute that is evaluated on render. */
function isLink(at: Node): boolean {
  for (let node: Node | undefined = at; node !== undefined; node = node.parent) {
    if (isFunction(node)) return false;
    if (node.type === T.JSXAttribute)
      return node.name.type === T.JSXIdentifier && /^(?:href|action|to)$/.test(node.name.name);
  }
  return false;
}

/** Names of a request, or of the context that has it. */
const REQUEST = /^_?(?:req|request|ctx|context)$/;

/** Returns the call that marks the login: in the session on a server, in a cookie in the browser. */
function* markFor(
  { document, program, side, text }: RewriteRequest,
  at: Node,
): Attempt<{ call: string; helpers: readonly HelperName[] }> {
  // A mark set on render may expire before the click; the login would then switch the user to the other account.
  if (isLink(at)) {
    return yield* refuse('reason.link-rendered');
  }
  // A page's cookie is nothing for a module that Node loads.
  const isRequired =
    program.nodes.some((node) => requiredModule(node) !== undefined) || /\bmodule\.exports\b/.test(text);
  if (side === 'unknown' && isRequired && isOfServerOnly(document, program.ast)) {
    return yield* refuse('reason.session-not-found');
  }
  if (side !== 'server') return { call: 'markAuth0Link()', helpers: ['markAuth0Link'] };
  for (let handler = enclosingFunction(at); handler !== undefined; handler = enclosingFunction(handler)) {
    const [first, second] = handler.params;
    if (first?.type !== T.Identifier) continue;
    const session = `${first.name}.session`;
    // Koa passes only its context.
    const isUsed = new RegExp(`(?<![\\w$.])${session.replaceAll('$', '\\$')}\\b`).test(text);
    if (isUsed || (second && REQUEST.test(first.name) && hasSessions(document)))
      return { call: `markAuth0LinkIn(${session})`, helpers: ['markAuth0LinkIn'] };
  }
  return yield* refuse(isOfNext(document, program) ? 'reason.nextjs-route-needed' : 'reason.session-not-found');
}
