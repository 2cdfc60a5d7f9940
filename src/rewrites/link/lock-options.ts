import type { TSESTree } from '@typescript-eslint/types';
import { contains, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { keyOf, propertyOf, removeProperties } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import type { TokenOption } from './token-option.js';

type Node = TSESTree.Node;

/** The options of a `show()` call, converted for Lock 10 and later. */
export interface LockOptions {
  /** Edits to the existing options. */
  readonly edits: readonly Edit[];
  /** Properties that move to the constructor in Lock 10. */
  readonly constructor: readonly string[];
  /** Whether none are left. */
  readonly isEmpty: boolean;
}

/** Options that a popup of Lock 10 and later does not need, or that the helper sets. */
const NEEDLESS = new Set([
  'auth',
  'authParams',
  'callbackOnLocationHash',
  'callbackURL',
  'gravatar',
  'popup',
  'responseType',
  'sso',
]);
/** Options that `show()` takes under the same name: `Auth0LockShowOptions` of auth0-lock@14.3. */
const SHOWN =
  /^(?:languageDictionary|language|allowedConnections|allow[A-Z]\w+|flashMessage|initialScreen|rememberLastLogin)$/;
/** Options that the constructor takes under the same name (`Auth0LockConstructorOptions`). */
const CONSTRUCTED = new Set(['autoclose', 'autofocus', 'avatar', 'closable', 'container', 'theme', 'usernameStyle']);
/** Options that the constructor takes under another name. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['focusInput', 'autofocus'],
  ['loginAfterSignup', 'loginAfterSignUp'],
]);
const THEME: ReadonlyMap<string, string> = new Map([
  ['icon', 'logo'],
  ['primaryColor', 'primaryColor'],
]);

/**
 * Converts the options of `show()`; refuses where an option is unknown.
 * @param callback an argument that another edit removes
 */
export function* lockOptions(
  request: RewriteRequest,
  { call, argument, options, carrier, stops }: TokenOption,
  callback: Node | undefined,
): Attempt<LockOptions> {
  const { text } = request;
  const removed: (TSESTree.Property | TSESTree.SpreadElement)[] = [];
  const edits: Edit[] = [];
  const constructor: string[] = [];
  const theme: string[] = [];
  for (const property of options.properties) {
    if (property.type !== T.Property) {
      if (property !== carrier) return yield* refuse('reason.options-spread');
      removed.push(property);
      continue;
    }
    const name = keyOf(property) ?? '';
    const value = sourceOf(request, property.value);
    if (SHOWN.test(name)) continue;
    if (name === 'connections') {
      edits.push({ start: property.range[0], end: property.range[1], text: `allowedConnections: ${value}` });
    } else if (name === 'dict') {
      const title = sourceOf(request, yield* titleOf(property.value));
      edits.push({ start: property.range[0], end: property.range[1], text: `languageDictionary: { title: ${title} }` });
    } else {
      removed.push(property);
      if (CONSTRUCTED.has(name)) constructor.push(sourceOf(request, property));
      else if (RENAMED.has(name)) constructor.push(`${RENAMED.get(name) ?? ''}: ${value}`);
      else if (THEME.has(name)) theme.push(`${THEME.get(name) ?? ''}: ${value}`);
      else if (!NEEDLESS.has(name)) {
        return yield* refuse('reason.lock-option-unknown', { name });
      }
    }
  }
  if (theme.length > 0) constructor.push(`theme: { ${theme.join(', ')} }`);
  const isEmpty = removed.length === options.properties.length;
  const isWritten = stops.length === 0;
  edits.push(
    ...(isEmpty
      ? withoutOptions(call, isWritten ? options : argument, callback)
      : yield* removeProperties(text, options, removed)),
  );
  return { edits, constructor, isEmpty };
}

/** Removes the options, or empties the object if more arguments follow. */
function withoutOptions(call: Node, options: Node, callback: Node | undefined): Edit[] {
  const [argument, ...others] =
    call.type === T.CallExpression ? call.arguments.filter((each) => each !== callback) : [];
  // The argument's range includes a type assertion: `{…} as any`.
  const isOnly = argument !== undefined && others.length === 0 && contains(argument, options);
  const [start, end] = isOnly ? argument.range : options.range;
  return [{ start, end, text: isOnly ? '' : '{}' }];
}

/** Returns the title in `{ signin: { title: '…' } }`. */
function* titleOf(dict: Node): Attempt<Node> {
  const object = unwrap(dict);
  const signin =
    object.type === T.ObjectExpression && object.properties.length === 1 ? propertyOf(object, 'signin') : undefined;
  const inner = signin && unwrap(signin.value);
  const title =
    inner?.type === T.ObjectExpression && inner.properties.length === 1 ? propertyOf(inner, 'title') : undefined;
  return yield* understood(title?.value, 'reason.lock-dict');
}
