import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { editedSource, indentAt, isCallFree } from '../code.js';
import { appendProperty } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { nodeOfFinding, sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { parameterEdits } from './oidc-parameters.js';
import { LINK } from './oidc-settings.js';
import { hasReturnTo } from './server-token.js';
import type { ServerToken } from './server-token.js';
import type { TokenBlock } from './token-block.js';
import { unusedAfter } from './unused-token.js';

/** Parameters that say which login page is shown, and change nothing in how the login ends. */
const OF_PAGE = new Set(['connection', 'connection_scope', 'login_hint', 'screen_hint', 'ui_locales']);

/** What the call in the block receives. */
interface Call {
  /** The name of the request, the response and the next handler. */
  readonly names: readonly [req: string, res: string, next: string];
  /** The callback's URL, where the second `auth()` doesn't know it. */
  readonly uri: string | undefined;
  readonly todos: readonly Message[];
}

/**
 * Links in the block that added the token, and ends the handler there; the login after it stays unchanged.
 * Refuses where the block sets other parameters than those of the login page.
 */
export function* linkInBlock(
  request: RewriteRequest,
  option: ServerToken,
  block: TokenBlock,
  { names, uri, todos }: Call,
): Attempt<Edit[]> {
  const { text, style } = request;
  const [first, ...others] = option.call.arguments;
  if (first === undefined || others.length > 0) return yield* refuse('reason.unexpected-arguments');
  const other = [...block.values.keys()].find((name) => !OF_PAGE.has(name));
  if (other !== undefined) return yield* refuse('reason.login-sets', { name: other });
  const options = unwrap(first);
  if (options.type !== T.Identifier && options.type !== T.ObjectExpression) {
    return yield* refuse('reason.options-not-inline');
  }
  const q = style.quote;
  const returns = hasReturnTo(option);
  const added = !returns && options.type === T.ObjectExpression;
  const argument = editedSource(
    request,
    first,
    added ? yield* appendProperty(text, options, `returnTo: ${q}/${q}`) : [],
  );
  const [start, end] = option.element.range;
  const parent = nodeOfFinding(request)?.parent;
  const isMember = parent?.type === T.MemberExpression;
  const statements = [
    ...(isMember && uri !== undefined ? [`${sourceOf(request, parent.object)}.${uri.replace(':', ' =')}`] : []),
    ...(returns || options.type === T.ObjectExpression ? [] : [`${options.name}.returnTo = '/'`]),
    `return logInForAuth0Link(${LINK}, ${argument}, ${names.join(', ')})`,
  ];
  const indent = indentAt(text, start);
  const task = todos.length > 0 ? todoComment(text, start, todos, LINK_DOCS, style).text : '';
  const code = statements.map((each, index) => {
    const comment = index === statements.length - 1 ? task : '';
    return style.eol + indent + comment + inStyle(`${each};`, style, indent);
  });
  if (!isMember && parent?.type !== T.Property) return yield* refuse('reason.options-not-inline');
  const edits = isMember
    ? [{ start, end, text: `${sourceOf(request, parent.object)}.max_age = 0${style.semicolons ? ';' : ''}` }]
    : yield* parameterEdits(request, { ...option, element: parent }, uri);
  return [
    ...edits,
    { start: end, end, text: code.join('') },
    ...(yield* unusedAfter(request, { removed: [isMember ? option.element : parent], kept: undefined }, isCallFree))
      .edits,
  ];
}
