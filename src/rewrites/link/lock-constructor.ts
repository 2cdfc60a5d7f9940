import type { TSESTree } from '@typescript-eslint/types';
import { contains, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { SdkNodes } from '../../rules/forms.js';
import { isCallFree, isInScope } from '../code.js';
import { appendProperty, propertyOf, propertySeparator, removeProperties } from '../objects.js';
import { forEach, refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { setUpBy } from '../settings/set-ups.js';
import { writeSettings } from '../settings/write-settings.js';
import type { Upgrade } from '../upgrade.js';
import { freshLogin } from './fresh-login.js';
import { scopeEdits, withEmail } from './id-token.js';
import { besideLogin, linkConditionBeside } from './keep-login.js';
import { linkTodos } from './link-todos.js';
import { lockDraft } from './lock-draft.js';
import type { Construction } from './lock-draft.js';
import { callsOf, handlerAfterLinking, handlersOf, isAwaited } from './lock-handler.js';
import { sharedLook } from './lock-look.js';
import { lockUpgrade } from './lock-upgrade.js';
import { purposeOf } from './purpose.js';
import { classFor } from './receiver.js';
import { runsOnLoad } from './runs-on-load.js';
import { assertMovable, objectAt, tokenOption } from './token-option.js';
import type { TokenOption } from './token-option.js';

/**
 * Rewrites a token in the constructor of Lock 10 and later. A Lock that only links becomes a popup that links the
 * account; if it has a handler, or also logs users in, a second Lock links.
 */
export const lockConstructor: Rewriter<SdkNodes> = function* (request) {
  const option = yield* tokenOption(request, {
    elsewhere: true,
    field: true,
    logged: true,
    optional: true,
    spread: true,
    merged: true,
  });
  yield* assertMovable(option);
  yield* assertOverrides(request, option);
  const { call, path, token, choice } = option;
  const given = call.arguments[1];
  const values = given ? [{ node: given, source: sourceOf(request, given) }, token] : [];
  const afterLinking = given && handlerAfterLinking(request, call, values);
  const staysBeside =
    (handlersOf(request, call).length > 0 && !afterLinking) || choice !== undefined || opensOnLoad(request, option);
  const condition = yield* linkConditionBeside(request, option, staysBeside);
  if (condition !== undefined) return yield* besideLock(request, option, condition);
  const upgrade = lockUpgrade(request, { linking: call });
  yield* assertNoOidcTrap(request, option.options, upgrade);
  const domain = sourceOf(request, yield* understood(given, 'reason.domain-not-found'));
  const [start, end] = call.range;
  const todos = linkTodos(
    token.source,
    message(afterLinking ? 'todo.show-result' : 'todo.complete-on-auth0-link'),
    ...(isLocal(call) ? [] : [message('todo.other-handlers')]),
  );
  return yield* lockDraft(request, {
    helpers: afterLinking ? ['linkByLock'] : ['linkByLock', 'onAuth0Link'],
    title: message('title.lock-to-popup'),
    call,
    todos,
    upgrade,
    edits: [
      ...(yield* popupEdits(request, yield* objectAt(path, 0), option)),
      ...(afterLinking ?? [
        { start, end: start, text: 'linkByLock(' },
        { start: end, end, text: `, ${domain}, ${token.source}, onAuth0Link)` },
      ]),
    ],
  });
};

/**
 * Whether the page opens the Lock by itself, with a token that it may not have: the Lock also logs in users who have
 * none yet.
 */
function opensOnLoad(request: RewriteRequest<SdkNodes>, { call, token }: TokenOption): boolean {
  const shows = callsOf(request, call, 'show');
  return (
    !isCallFree(token.node) &&
    shows.some((show) => runsOnLoad(show)) &&
    [call, ...shows].every((node) => purposeOf(request, node) !== 'link')
  );
}

/** Opens a second Lock for linking wherever the code opens the Lock that had the token. */
function* besideLock(request: RewriteRequest<SdkNodes>, option: TokenOption, condition: string): Attempt<RewriteDraft> {
  const { document } = request;
  const { call, token, removal } = option;
  const shows = callsOf(request, call, 'show');
  if (shows.length === 0) return yield* refuse('reason.lock-has-own-handler');
  if (shows.some((show) => isAwaited(request, call, show))) return yield* refuse('reason.lock-events-awaited');
  const edits = yield* forEach(shows, function* (show): Attempt<readonly Edit[]> {
    if (!isInScope(document, token.node, show)) return yield* refuse('reason.token-not-at-show');
    const name = yield* classFor(request, call, show);
    const own = setUpBy(document, call, 'lock').settings;
    const settings = writeSettings(request, { family: 'lock', own }, show, ['client id', 'domain']);
    const look = sharedLook(request, option.options, show);
    const options = look.length > 0 ? [`{ ${look.join(', ')} }`] : [];
    const lock = `linkingLock(${[name, ...settings.values, token.source, 'onAuth0Link', ...options].join(', ')})`;
    const given = show.arguments.map((argument) => sourceOf(request, argument)).join(', ');
    const isInside = contains(show, call);
    const login = { call: show, removal: isInside ? removal : [] };
    const beside = yield* besideLogin(request, login, condition, `${lock}.show(${given})`);
    return [...settings.edits, ...beside, ...(isInside ? [] : removal)];
  });
  const [first] = shows;
  return yield* lockDraft(request, {
    helpers: ['linkingLock', 'onAuth0Link'],
    title: message('title.separate-lock'),
    call: first ?? call,
    todos: linkTodos(token.source, message('todo.complete-on-auth0-link')),
    upgrade: lockUpgrade(request),
    edits: distinct(edits.flat()),
  });
}

/** Edits that several calls share are made once. */
function distinct(edits: readonly Edit[]): Edit[] {
  const seen = new Set<string>();
  return edits.filter((edit) => {
    const key = JSON.stringify(edit);
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * Refuses where other objects that get into the options may override what the rewrite writes, or where a deep merge
 * keeps their `auth.redirectUrl`.
 */
function* assertOverrides({ document: { values } }: RewriteRequest, option: TokenOption): Attempt<void> {
  const { path, options, carrier, merge } = option;
  for (const property of path.slice(0, -1)) {
    const object = property.parent;
    if (object.type !== T.ObjectExpression) continue;
    const spreads = object.properties.filter((each) => each.type === T.SpreadElement && each !== carrier);
    const isBefore = spreads.every((each) => each.range[1] <= property.range[0]);
    if (!isBefore || (spreads.length > 0 && object !== options)) return yield* refuse('reason.options-spread');
  }
  if (!merge?.isDeep) return;
  const isKnown = merge.sources.every((source) =>
    values.origins(source).every((origin) => unwrap(origin).type === T.ObjectExpression),
  );
  const isRedirected = merge.sources.some(
    (source) =>
      !contains(source, options) && values.properties(source, ['auth', 'redirectUrl']).some(({ value }) => value),
  );
  if (!isKnown || isRedirected) return yield* refuse('reason.options-not-inline');
}

/** Refuses Lock 10 in OIDC mode, unless it is replaced: its popup returns no ID token. */
function* assertNoOidcTrap(
  { document }: RewriteRequest,
  options: TSESTree.ObjectExpression,
  { todos }: Upgrade,
): Attempt<void> {
  if (todos.length === 0) return;
  if (propertyOf(options, 'oidcConformant') && mayBe(versionOf(document, 'auth0-lock'), '>=10 <11')) {
    return yield* refuse('reason.lock-oidc-popup');
  }
}

/** Whether only this document can reach the constructed object. */
function isLocal(construction: Construction): boolean {
  const { parent } = construction;
  if (parent.type === T.VariableDeclarator) return parent.parent.parent.type !== T.ExportNamedDeclaration;
  return parent.type === T.MemberExpression || parent.type === T.ExpressionStatement;
}

/** Returns edits that turn the existing `auth` options into those of a popup that returns an ID token. */
function* popupEdits(request: RewriteRequest, auth: TSESTree.ObjectExpression, option: TokenOption): Attempt<Edit[]> {
  const { text, style } = request;
  const { path } = option;
  const q = style.quote;
  const params = yield* objectAt(path, 1);
  const key = yield* understood(path.at(-1), 'reason.option-not-found');
  const scope = propertyOf(params, 'scope');
  const instead = [...(scope ? [] : [`scope: ${q}${withEmail('')}${q}`]), ...(yield* freshLogin(request, option))];
  const [start, end] = key.range;
  const edits: Edit[] = [
    ...(instead.length > 0
      ? [{ start, end, text: instead.join(propertySeparator(text, key.range)) }]
      : yield* removeProperties(text, params, [key])),
    ...(scope ? scopeEdits(request, scope.value) : []),
  ];
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
