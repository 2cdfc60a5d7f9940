import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction, isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { SdkNodes } from '../../rules/forms.js';
import { editedSource } from '../code.js';
import { callSource } from '../columns.js';
import { removeDeclaration } from '../declarations.js';
import { importOf, removeUnusedImport } from '../module-imports.js';
import type { LocalImport } from '../module-imports.js';
import { objectLiteralOf, removeItems } from '../objects.js';
import { refuse, refuseOtherShape } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { Rewriter, RewriteRequest } from '../rewriter.js';
import { isHarmless } from './callback.js';
import { besideLogin, linkConditionBeside } from './keep-login.js';
import { linkTodos } from './link-todos.js';
import { lockDraft } from './lock-draft.js';
import type { Construction } from './lock-draft.js';
import { constantLook, sharedLook } from './lock-look.js';
import { lockOptions } from './lock-options.js';
import { lockUpgrade } from './lock-upgrade.js';
import { classFor, loginClientOf } from './receiver.js';
import { assertMovable, otherKeys, tokenOption, withoutStops } from './token-option.js';
import type { TokenOption } from './token-option.js';

type Node = TSESTree.Node;

/** Rewrites a token in `show()`, in any Lock version: a separate Lock popup links the account. */
export const lockShow: Rewriter<SdkNodes> = function* (request) {
  const option = yield* tokenOption(request, { elsewhere: true, optional: true });
  yield* assertMovable(option);
  yield* assertNotOld(request);
  const { call, argument, options, token } = option;
  const callee = unwrap(call.callee);
  if (callee.type !== T.MemberExpression) return yield* refuse('reason.lock-not-found');
  if (awaitsEvents(request, call, callee.object)) return yield* refuse('reason.lock-events-awaited');
  const { construction, isService, lockSetUp, globalClass, write } = yield* loginClientOf(
    request,
    callee.object,
    'lock',
  );
  const callback = yield* callbackArgument(option);
  const keepsSession = callback !== undefined && isHarmless(request.document, callback, 1);
  const condition = yield* linkConditionBeside(request, option, callback !== undefined && !keepsSession);
  const unused = condition === undefined && construction ? removeLock(request, callee.object, construction) : [];
  const lockClass = construction
    ? { name: yield* classFor(request, construction, call), edits: unused }
    : isService
      ? { name: 'window.Auth0Lock', edits: [] } // angular-lock reads this global too
      : globalClass === undefined
        ? yield* importedClass(request, callee.object, condition === undefined)
        : { name: globalClass, edits: [] };
  yield* assertKnownParameters(option);
  const { edits, constructor, isEmpty } = yield* lockOptions(request, option, callback);
  const client = write(call, 'client id', 'domain');
  const next = callback && keepsSession ? sourceOf(request, callback) : 'onAuth0Link';
  const args = [lockClass.name, ...client.values, token.source, next];
  const look = construction
    ? lookOf(request, construction, call, constructor)
    : lockSetUp
      ? constantLook(lockSetUp, constructor.map(nameOf))
      : [];
  if (constructor.length + look.length > 0) args.push(`{ ${[...look, ...constructor].join(', ')} }`);
  const [start, end] = callee.object.range;
  const inCall: Edit[] = [
    { start, end, text: callSource(request, 'linkingLock', args, start) },
    ...renamedShow(callee),
    ...(callback ? yield* removeItems(request.text, call.arguments, call.range[1] - 1, [callback]) : []),
  ];
  const isWritten = contains(argument, options) && option.choice?.node !== unwrap(argument);
  // Options that are built elsewhere are repeated in the linking call.
  const own = (): readonly Edit[] =>
    isWritten || isEmpty || edits.some((edit) => edit.start < options.range[0])
      ? edits
      : [{ start: argument.range[0], end: argument.range[1], text: editedSource(request, options, edits) }];
  return yield* lockDraft(request, {
    helpers: keepsSession ? ['linkingLock'] : ['linkingLock', 'onAuth0Link'],
    title: message('title.separate-lock'),
    call,
    todos: linkTodos(token.source, ...(keepsSession ? [] : [message('todo.complete-on-auth0-link')])),
    upgrade: lockUpgrade(request, { gone: condition === undefined ? call : undefined }),
    edits: [
      ...(condition === undefined
        ? [...inCall, ...edits, ...(isEmpty ? withoutStops(request, option) : [])]
        : yield* besideLogin(request, option, condition, editedSource(request, call, [...inCall, ...own()]))),
      ...lockClass.edits,
      ...client.edits,
    ],
  });
};

/**
 * Whether the function around a call also waits for the Lock's events, which a separate Lock does not cause: a promise
 * would stay pending.
 */
function awaitsEvents({ document: { values }, text }: RewriteRequest, call: Node, lock: Node): boolean {
  const around = enclosingFunction(call);
  const name = text.slice(...lock.range);
  return ['on', 'once'].some((method) =>
    values.memberCalls(method).some((other) => {
      const callee = unwrap(other.callee);
      const isSame = callee.type === T.MemberExpression && text.slice(...callee.object.range) === name;
      const [event] = other.arguments;
      return (
        isSame &&
        around !== undefined &&
        enclosingFunction(other) === around &&
        event !== undefined &&
        values.constantString(event) === 'authenticated'
      );
    }),
  );
}

/** Returns what the linking Lock shares with the one that the code shows. @param constructor its own options */
function lookOf(
  request: RewriteRequest,
  construction: Construction,
  at: Node,
  constructor: readonly string[],
): string[] {
  const [, , given] = construction.arguments;
  const options = given && objectLiteralOf(request.document, given);
  return options ? sharedLook(request, options, at, constructor.map(nameOf)) : [];
}

/** Returns the name in the source of a property. */
function nameOf(property: string): string {
  return property.replace(/:[^]*/, '');
}

/** Refuses where the page's other logins work with Lock up to 9 only: this rewrite needs Lock 11. */
function* assertNotOld({ document }: RewriteRequest): Attempt<void> {
  const installed = versionOf(document, 'auth0-lock');
  if (installed === undefined || mayBe(installed, '>=10')) return;
  if (document.values.memberCalls('parseHash').length > 0) return yield* refuseOtherShape('reason.lock-page-is-old');
}

/** Login parameters that a login for linking does not need. */
const LOGIN_PARAMETERS = new Set(['access_token', 'accessToken', 'scope', 'state', 'nonce', 'response_type', 'device']);

function* assertKnownParameters({ path, carrier, owner, options, choice }: TokenOption): Attempt<void> {
  const parents = path.flatMap(({ parent }) => (parent.type === T.ObjectExpression ? parent : []));
  const inner = parents.at(-1);
  const chosen = parents.find((object) => choice && contains(choice.node, object));
  if (chosen && chosen !== inner && chosen.properties.length > 1) return yield* refuse('reason.options-spread');
  // The options themselves are those of Lock, not parameters.
  const objects = [...(inner ? [inner] : []), ...(carrier === path.at(-1) || owner === options ? [] : [owner])];
  const known = path.filter((property) => property !== path.at(-1));
  const unknown = objects
    .flatMap((object) => otherKeys(object, known))
    .find((key) => key === undefined || !LOGIN_PARAMETERS.has(key));
  if (unknown !== undefined) return yield* refuse('reason.parameter-lost', { name: unknown });
}

/** Renames `showSignin` and `showSignup`, which Lock 10 removed. */
function renamedShow({ property }: TSESTree.MemberExpression): Edit[] {
  if (property.type !== T.Identifier || property.name === 'show') return [];
  return [{ start: property.range[0], end: property.range[1], text: 'show' }];
}

function* callbackArgument({ call, argument }: TokenOption): Attempt<TSESTree.Expression | undefined> {
  const index = call.arguments.findIndex((candidate) => candidate === argument);
  const node = call.arguments[index + 1];
  if (node?.type === T.SpreadElement) return yield* refuse('reason.arguments-spread');
  return node;
}

const PACKAGE = 'auth0-lock';

/** Imports the Lock class where the code imports an instance; removes that import if nothing else uses it. */
function* importedClass(request: RewriteRequest, receiver: Node, isReplaced: boolean): Attempt<LocalImport> {
  const imported = yield* importOf(request, PACKAGE, 'Auth0Lock');
  const { packages } = request.document.options;
  if (imported.edits.length > 0 && packages && !(PACKAGE in packages))
    return yield* refuse('reason.package-not-installed', { name: PACKAGE });
  return {
    ...imported,
    edits: [...imported.edits, ...(isReplaced ? removeUnusedImport(request, unwrap(receiver)) : [])],
  };
}

/** Removes the Lock's declaration if only the rewritten call used it. */
function removeLock(request: RewriteRequest, receiver: Node, construction: Construction): Edit[] {
  const name = unwrap(receiver);
  const binding = name.type === T.Identifier ? request.document.values.bindingOf(name) : undefined;
  const declarator = binding?.definitions.length === 1 ? binding.definitions[0]?.node : undefined;
  if (!binding || declarator?.type !== T.VariableDeclarator || declarator.parent.declarations.length > 1) return [];
  if (declarator.parent.parent.type === T.ExportNamedDeclaration) return [];
  if (binding.references.filter((use) => use.isRead()).length !== 1) return [];
  const isHere = declarator === construction.parent;
  // The declaration keeps this Lock's other options (a title, a theme).
  if (isHere ? construction.arguments.length > 2 : !isOnlyMade(declarator, construction)) return [];
  return removeDeclaration(request, declarator.parent);
}

/** Whether a variable gets a Lock from a function that does nothing but make it: `const lock = this.getLock()`. */
function isOnlyMade({ init, parent }: TSESTree.VariableDeclarator, construction: Construction): boolean {
  const statement = construction.parent;
  const block = statement.type === T.ReturnStatement ? statement.parent : undefined;
  const isMade = block?.type === T.BlockStatement && block.body.length === 1 && isFunction(block.parent);
  return isMade && init?.type === T.CallExpression && parent.parent.type === T.BlockStatement;
}
