import type { TSESTree } from '@typescript-eslint/types';
import { readUrls } from '../../core/strings/urls.js';
import { enclosingFunction, isFunction } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { UrlNodes } from '../../rules/forms.js';
import type { HelperName } from '../helpers/snippets.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { linkedByFragment } from './fragment.js';
import { marked } from './redirect.js';
import { tokenParameter } from './url-parameters.js';
import type { Constants } from './url-parameters.js';
import { valueOf } from './url-value.js';

type Node = TSESTree.Node;

/** A hand-written /authorize URL: a state that marks the login takes the token's place. */
export const authorizeUrl: Rewriter<UrlNodes> = function* (request) {
  const node = request.nodes.url;
  const texts = request.document.texts.of(node);
  const [text, ...otherTexts] = texts;
  if (!text || otherTexts.length > 0) return yield* refuse('reason.url-ambiguous');
  const [url, ...otherUrls] = readUrls(text);
  if (!url || otherUrls.length > 0) return yield* refuse('reason.url-in-text');
  const has = (...names: string[]): boolean => url.parameters.some(({ name }) => names.includes(name));
  if (has('state')) return yield* refuse('reason.url-sets-state');
  // Without it, the user who is logged in would come back.
  const fresh: Constants = has('prompt', 'max_age') ? [] : [['prompt', 'login']];
  const type = valueOf(request.document, text, url, 'response_type')?.constant;
  if (type === 'code') return yield* byCallback(request, node, fresh);
  if (type !== undefined && /^(?:id_token|token)(?:(?: |%20|\+)(?:id_token|token))?$/.test(type)) {
    return yield* linkedByFragment(request, { node, text, url, constants: fresh });
  }
  return yield* refuse('reason.login-response-unknown');
};

/** The callback of a login with a code is on a server, and links where the login is marked. */
function* byCallback(request: RewriteRequest, url: Node, constants: Constants): Attempt<RewriteDraft> {
  const { call, helpers } = yield* markFor(request, url);
  const parameter = yield* tokenParameter(request);
  const edits = yield* parameter.replace({ constants, parameters: [['state', call]], readsToken: false });
  return yield* marked(request, url, helpers, edits);
}

/** Whether an address stands in an attribute of JSX that is worked out when that is rendered. */
function isLink(at: Node): boolean {
  for (let node: Node | undefined = at; node !== undefined; node = node.parent) {
    if (isFunction(node)) return false;
    if (node.type === T.JSXAttribute)
      return node.name.type === T.JSXIdentifier && /^(?:href|action|to)$/.test(node.name.name);
  }
  return false;
}

/** How the login is marked: in the session of a request handler, else by a cookie of the page. */
function* markFor({ side, text }: RewriteRequest, at: Node): Attempt<{ call: string; helpers: readonly HelperName[] }> {
  // A mark of when the page was shown may have run out when somebody follows the link, who would be logged in as another.
  if (isLink(at)) {
    return yield* refuse('reason.link-rendered');
  }
  if (side === 'browser') return { call: 'markAuth0Link()', helpers: ['markAuth0Link'] };
  for (let handler = enclosingFunction(at); handler !== undefined; handler = enclosingFunction(handler)) {
    const [first] = handler.params;
    if (first?.type !== T.Identifier || handler.params.length < 2) continue;
    const session = `${first.name}.session`;
    if (text.includes(session)) return { call: `markAuth0LinkIn(${session})`, helpers: ['markAuth0LinkIn'] };
  }
  return yield* refuse('reason.session-not-found');
}
