import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { SdkNodes } from '../../rules/forms.js';
import { removeLine, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import type { HelperName } from '../helpers/snippets.js';
import { importOf, removeUnusedImport } from '../imports.js';
import type { Imported } from '../imports.js';
import { appendProperty, propertyOf, removeItems, removeProperties } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { assertKeepsSession } from './callback.js';
import { lockOptions } from './lock-options.js';
import { classFor, clientOf } from './receiver.js';
import { linkTodos } from './todos.js';
import { assertMovable, objectAt, otherKeys, tokenOption } from './token-option.js';
import type { TokenOption } from './token-option.js';

type Node = TSESTree.Node;
type Construction = TSESTree.NewExpression | TSESTree.CallExpression;

/** Rewrites a token in the constructor of Lock 10 and later: this Lock becomes a popup that links the account. */
export const lockConstructor: Rewriter<SdkNodes> = function* (request) {
  const option = yield* tokenOption(request);
  yield* assertMovable(option);
  const { call, path, token } = option;
  yield* assertNoHandler(request, call);
  yield* assertNoOidcTrap(request, option.options);
  const domain = sourceOf(request, yield* understood(call.arguments[1], 'reason.domain-not-found'));
  const [start, end] = call.range;
  const todos = linkTodos(
    token.source,
    message('todo.complete-on-auth0-link'),
    ...(isLocal(call) ? [] : [message('todo.other-handlers')]),
    ...versionTodo(request),
  );
  return yield* draft(request, {
    helpers: ['linkByLock', 'onAuth0Link'],
    title: message('title.lock-to-popup'),
    call,
    todos,
    edits: [
      ...(yield* popupEdits(request, yield* objectAt(path, 0), path)),
      { start, end: start, text: 'linkByLock(' },
      { start: end, end, text: `, ${domain}, ${token.source}, onAuth0Link)` },
    ],
  });
};

/** Rewrites a token in `show()`, in any Lock version: a separate Lock popup links the account. */
export const lockShow: Rewriter<SdkNodes> = function* (request) {
  const option = yield* tokenOption(request, true);
  yield* assertMovable(option);
  const { call, options, path, token } = option;
  const callee = unwrap(call.callee);
  if (callee.type !== T.MemberExpression) return yield* refuse('reason.lock-not-found');
  const { construction, isService, setting } = yield* clientOf(request, callee.object, 'lock');
  const lockClass = construction
    ? { name: yield* classFor(request, construction, call), edits: removeLock(request, callee.object, construction) }
    : isService
      ? { name: 'window.Auth0Lock', edits: [] } // angular-lock reads this global too
      : yield* importedClass(request, callee.object);
  const callback = yield* callbackArgument(request, option);
  yield* assertKnownParameters(yield* objectAt(path, path.length - 2));
  const { edits, constructor } = yield* lockOptions(request, call, options);
  const client = [setting('client id', call), setting('domain', call)];
  const args = [lockClass.name, ...client, token.source, callback?.source ?? 'onAuth0Link'];
  if (constructor.length > 0) args.push(`{ ${constructor.join(', ')} }`);
  const linking = `linkingLock(${args.join(', ')})`;
  return yield* draft(request, {
    helpers: callback ? ['linkingLock'] : ['linkingLock', 'onAuth0Link'],
    title: message('title.separate-lock'),
    call,
    todos: linkTodos(
      token.source,
      ...(callback ? [] : [message('todo.complete-on-auth0-link')]),
      ...versionTodo(request),
    ),
    edits: [
      { start: callee.object.range[0], end: callee.object.range[1], text: linking },
      ...renamedShow(callee),
      ...edits,
      ...(callback ? yield* removeItems(request.text, call.arguments, call.range[1] - 1, [callback.node]) : []),
      ...lockClass.edits,
    ],
  });
};

interface Parts {
  readonly helpers: readonly HelperName[];
  readonly title: Message;
  readonly call: Construction;
  readonly todos: RewriteDraft['todos'];
  readonly edits: readonly Edit[];
}

function* draft(request: RewriteRequest, { title, call, todos, edits, helpers }: Parts): Attempt<RewriteDraft> {
  return {
    target: 'lock-popup',
    title,
    applicability: 'review',
    edits: [
      todoComment(request.text, statementOf(call).range[0], todos, LINK_DOCS, request.style),
      ...edits,
      ...(yield* insertHelpers(request, call, helpers)),
    ],
    todos,
  };
}

/** Refuses Lock 10 in OIDC mode: its popup returns no ID token. */
function* assertNoOidcTrap({ document }: RewriteRequest, options: TSESTree.ObjectExpression): Attempt<void> {
  if (propertyOf(options, 'oidcConformant') && mayBe(versionOf(document, 'auth0-lock'), '>=10 <11')) {
    return yield* refuse('reason.lock-oidc-popup');
  }
}

/** Refuses a Lock with its own `authenticated` handler, which would treat the linked account as the signed-in user. */
function* assertNoHandler({ document }: RewriteRequest, construction: Construction): Attempt<void> {
  const handles = document.values.memberCalls('on').some((call) => {
    const [event] = call.arguments;
    const callee = unwrap(call.callee);
    if (!event || document.values.constantString(event) !== 'authenticated') return false;
    return callee.type === T.MemberExpression && document.values.origins(callee.object).includes(construction);
  });
  if (handles) return yield* refuse('reason.lock-has-own-handler');
}

/** Whether only this document can reach the constructed object. */
function isLocal(construction: Construction): boolean {
  const { parent } = construction;
  if (parent.type === T.VariableDeclarator) return parent.parent.parent.type !== T.ExportNamedDeclaration;
  return parent.type === T.MemberExpression || parent.type === T.ExpressionStatement;
}

function versionTodo({ document }: RewriteRequest): RewriteDraft['todos'] {
  const version = versionOf(document, 'auth0-lock');
  return version === undefined || mayBe(version, '<11') ? [message('todo.load-lock-11')] : [];
}

const SCOPE = 'openid email';

/** Login parameters that a login for linking does not need. */
const LOGIN_PARAMETERS = new Set(['access_token', 'accessToken', 'scope', 'state', 'device']);

function* assertKnownParameters(params: TSESTree.ObjectExpression): Attempt<void> {
  const unknown = otherKeys(params, []).find((key) => key === undefined || !LOGIN_PARAMETERS.has(key));
  if (unknown !== undefined) return yield* refuse('reason.parameter-lost', { name: unknown });
}

function withOpenid(request: RewriteRequest, value: Node): string {
  const source = sourceOf(request, value);
  if (!isString(value) || value.value.split(' ').includes('openid')) return source;
  return source.slice(0, 1) + `openid ${value.value}` + source.slice(-1);
}

/** Returns edits that turn the existing `auth` options into those of a popup that returns an ID token. */
function* popupEdits(
  request: RewriteRequest,
  auth: TSESTree.ObjectExpression,
  path: TokenOption['path'],
): Attempt<Edit[]> {
  const { text, style } = request;
  const q = style.quote;
  const params = yield* objectAt(path, 1);
  const key = yield* understood(path.at(-1), 'reason.option-not-found');
  const scope = propertyOf(params, 'scope');
  const edits: Edit[] = scope
    ? [
        ...(yield* removeProperties(text, params, [key])),
        { start: scope.value.range[0], end: scope.value.range[1], text: withOpenid(request, scope.value) },
      ]
    : [{ start: key.range[0], end: key.range[1], text: `scope: ${q}${SCOPE}${q}` }];
  const wanted = new Map([
    ['redirect', 'redirect: false'],
    ['responseType', `responseType: ${q}token id_token${q}`],
  ]);
  const replace = (property: TSESTree.Property, name: string): void => {
    edits.push({ start: property.range[0], end: property.range[1], text: wanted.get(name) ?? '' });
    wanted.delete(name);
  };
  for (const name of wanted.keys()) {
    const property = propertyOf(auth, name);
    if (property) replace(property, name);
  }
  const redirectUrl = propertyOf(auth, 'redirectUrl');
  const [first] = wanted.keys();
  if (redirectUrl && first !== undefined) replace(redirectUrl, first);
  else if (redirectUrl) edits.push(...(yield* removeProperties(text, auth, [redirectUrl])));
  for (const property of wanted.values()) edits.push(...(yield* appendProperty(text, auth, property)));
  return edits;
}

/** Renames `showSignin` and `showSignup`, which Lock 10 removed. */
function renamedShow({ property }: TSESTree.MemberExpression): Edit[] {
  if (property.type !== T.Identifier || property.name === 'show') return [];
  return [{ start: property.range[0], end: property.range[1], text: 'show' }];
}

function* callbackArgument(
  request: RewriteRequest,
  { call, argument }: TokenOption,
): Attempt<{ node: TSESTree.CallExpressionArgument; source: string } | undefined> {
  const index = call.arguments.findIndex((candidate) => candidate === argument);
  const node = call.arguments[index + 1];
  if (node === undefined) return undefined;
  yield* assertKeepsSession(request.document, node, 1);
  return { node, source: sourceOf(request, node) };
}

/** Imports the Lock class where the code imports an instance; removes that import if nothing else uses it. */
function* importedClass(request: RewriteRequest, receiver: Node): Attempt<Imported> {
  const imported = yield* importOf(request, 'auth0-lock', 'Auth0Lock');
  return { ...imported, edits: [...imported.edits, ...removeUnusedImport(request, unwrap(receiver))] };
}

/** Removes the Lock's declaration if only the rewritten call used it. */
function removeLock({ document, text }: RewriteRequest, receiver: Node, construction: Construction): Edit[] {
  const name = unwrap(receiver);
  const binding = name.type === T.Identifier ? document.values.bindingOf(name) : undefined;
  const { parent } = construction;
  if (!binding || parent.type !== T.VariableDeclarator || parent.parent.declarations.length > 1) return [];
  if (parent.parent.parent.type === T.ExportNamedDeclaration) return [];
  if (binding.references.filter((use) => use.isRead()).length !== 1) return [];
  // The declaration keeps this Lock's other options (a title, a theme).
  if (construction.arguments.length > 2) return [];
  return [removeLine(text, parent.parent)];
}
