import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction, isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { descendants, editedSource, indentAt, indented, isRepeatable, statementOf } from '../code.js';
import { removedFrom } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { mayBeLeftOut } from './emptiness.js';
import { purposeOf } from './purpose.js';
import type { HandedToken, TokenOption } from './token-option.js';

type Node = TSESTree.Node;

/**
 * Returns the condition under which a call links, if it may also be the ordinary login of users without a token:
 * the old parameter was optional.
 * Refuses where the token cannot be asked for without side effects.
 */
export function* linkCondition(request: RewriteRequest, option: HandedToken): Attempt<string | undefined> {
  const { condition, call, mayBeEmpty } = option;
  if (condition !== undefined) return condition;
  if (isChecked(request, option)) return undefined;
  const purpose = purposeAround(request, call);
  const isUnclear =
    purpose === undefined &&
    (request.finding.certainty === 'dead' || mayBeLeftOut(request.document, option.token.node));
  return mayBeEmpty || purpose === 'login' || isUnclear ? yield* presence(option) : undefined;
}

/**
 * Like `linkCondition`.
 * @param staysBeside whether the login stays in any case: its handler would get the tokens of the linked account
 */
export function* linkConditionBeside(
  request: RewriteRequest,
  option: HandedToken,
  staysBeside: boolean,
): Attempt<string | undefined> {
  return (yield* linkCondition(request, option)) ?? (staysBeside ? yield* presence(option) : undefined);
}

/**
 * Returns what a call is for. The name of a file says that it logs users in only if the file has no other login: then
 * this one is there for something else.
 */
function purposeAround(request: RewriteRequest, call: HandedToken['call']): ReturnType<typeof purposeOf> {
  const named = purposeOf({ ...request, fileName: '' }, call);
  const purpose = named ?? purposeOf(request, call);
  return named === undefined && purpose === 'login' && hasOtherLogin(request, call) ? undefined : purpose;
}

/** Whether the file also calls the same method of the same object without a token. */
function hasOtherLogin({ document, text }: RewriteRequest, { callee }: HandedToken['call']): boolean {
  const method = unwrap(callee);
  if (method.type !== T.MemberExpression) return false;
  const name = document.values.nameOf(method);
  const object = text.slice(...method.object.range);
  return (
    name !== undefined &&
    document.values.memberCalls(name).some((other) => {
      const its = unwrap(other.callee);
      if (its === method || its.type !== T.MemberExpression || text.slice(...its.object.range) !== object) return false;
      // What stayed of another login with a token says nothing of this one.
      if (isAlternative(other)) return false;
      return other.arguments.every((argument) => isFunction(argument) || isWithoutToken(text, argument));
    })
  );
}

/** Whether code runs where a condition around it fails. */
function isAlternative(start: Node): boolean {
  for (let node = start; node.parent !== undefined && !isFunction(node); node = node.parent) {
    const { parent } = node;
    const isChoice = parent.type === T.IfStatement || parent.type === T.ConditionalExpression;
    if (isChoice && parent.alternate === node) return true;
    const list: readonly Node[] = parent.type === T.BlockStatement ? parent.body : [];
    const before = list.slice(0, list.indexOf(node));
    if (before.some((each) => each.type === T.IfStatement && leaves(each.consequent))) return true;
  }
  return false;
}

function isWithoutToken(text: string, argument: Node): boolean {
  return unwrap(argument).type === T.ObjectExpression && !/access_?token|\.\.\./i.test(text.slice(...argument.range));
}

/** Returns the test whether there is a token. Refuses where the token may only be read once. */
function* presence({ token }: HandedToken): Attempt<string> {
  if (!isRepeatable(token.node) || token.node.type === T.AwaitExpression) return yield* refuse('reason.login-stays');
  return token.source;
}

/** Whether code around the call, or before it, makes sure that there is a token. */
function isChecked(request: RewriteRequest, { call, token }: HandedToken): boolean {
  return isEnsured(request, call, token.source, enclosingFunction(token.node));
}

/**
 * Whether code around a call, or before it, makes sure that an expression is truthy.
 * @param source the expression's source
 * @param home the outermost code that counts
 */
export function isEnsured(request: RewriteRequest, call: Node, source: string, home?: Node): boolean {
  const says = (test: Node, outcome: boolean): boolean => implies(request, test, outcome, source);
  for (let node: Node = call; node.parent !== undefined; node = node.parent) {
    const { parent }: Node = node;
    if (parent.type === T.IfStatement || parent.type === T.ConditionalExpression) {
      if (node === parent.consequent && says(parent.test, true)) return true;
      if (node === parent.alternate && says(parent.test, false)) return true;
    }
    if (parent.type === T.LogicalExpression && parent.operator === '&&' && node === parent.right) {
      if (says(parent.left, true)) return true;
    }
    if (parent.type === T.BlockStatement || parent.type === T.Program) {
      for (const before of parent.body) {
        if (before === node) break;
        if (before.type === T.IfStatement && leaves(before.consequent) && says(before.test, false)) return true;
      }
    }
    if (node === home) break;
  }
  return false;
}

/** Whether a test's outcome means that a value is truthy: `token`, `!token`, `token !== null`, `a && token`. */
function implies(request: RewriteRequest, test: Node, outcome: boolean, token: string): boolean {
  const node = unwrap(test);
  if (node.type === T.UnaryExpression && node.operator === '!') return implies(request, node.argument, !outcome, token);
  if (node.type === T.LogicalExpression && node.operator === (outcome ? '&&' : '||')) {
    return implies(request, node.left, outcome, token) || implies(request, node.right, outcome, token);
  }
  if (node.type === T.BinaryExpression && /^!==?$/.test(node.operator) === outcome && /^[!=]==?$/.test(node.operator)) {
    return /^(?:null|undefined)$/.test(sourceOf(request, node.right)) && sourceOf(request, node.left) === token;
  }
  return outcome && sourceOf(request, node) === token;
}

function leaves(statement: Node): boolean {
  const last = statement.type === T.BlockStatement ? statement.body.at(-1) : statement;
  return last?.type === T.ReturnStatement || last?.type === T.ThrowStatement;
}

/** A login that stays. */
export type Login = Pick<HandedToken, 'call' | 'removal'> &
  Partial<Pick<TokenOption, 'argument' | 'options' | 'stops'>>;

/**
 * Returns the edits that add a linking call to an ordinary login, which only loses its token.
 * @param condition as of `linkCondition`
 * @param linking the source of the expression that links
 */
export function* besideLogin(
  request: RewriteRequest,
  option: Login,
  condition: string,
  linking: string,
): Attempt<Edit[]> {
  const { text, style } = request;
  const { call, stops = [] } = option;
  // The login and the linking call would share a variable that is only right for one of them.
  if (stops.some(({ range }) => range[0] > call.range[0])) return yield* refuse('reason.options-not-inline');
  const login = call.parent.type === T.ChainExpression ? call.parent : call;
  const removal = withoutEmptyOptions(text, option);
  const statement = statementOf(call);
  const [start, end] = statement.range;
  const before = text.slice(start, login.range[0]);
  const after = text.slice(login.range[1], end);
  const isReturn = statement.type === T.ReturnStatement && /^return\s+(?:await\s+)?$/.test(before);
  const isPlain = statement.type === T.ExpressionStatement && /^(?:(?:await|void)\s+)?$/.test(before);
  if (!(isReturn || isPlain) || !/^;?$/.test(after)) {
    return [...choiceAround(request, login, condition, linking), ...removal];
  }
  const indent = indentAt(text, start);
  const deeper = indent + style.indent;
  const link = before + indented(linking, style.indent) + after;
  const branch = `if (${condition}) {${style.eol}${deeper}${link}${style.eol}${indent}}`;
  if (isReturn) return [{ start, end: start, text: branch + style.eol + indent }, ...removal];
  const inside = removal.filter((edit) => start <= edit.start && edit.end <= end);
  const rest = editedSource(request, statement, inside);
  const moved = hasLines(statement) ? rest : indented(rest, style.indent);
  return [
    ...removal.filter((edit) => !inside.includes(edit)),
    { start, end, text: `${branch} else {${style.eol}${deeper}${moved}${style.eol}${indent}}` },
  ];
}

/** Length of a line from which on a choice is written in three lines. */
const LONG = 100;

/** Returns the edits that put `condition ? linking : …` around the login. */
export function choiceAround({ text, style }: RewriteRequest, login: Node, condition: string, linking: string): Edit[] {
  const [start, end] = login.range;
  const source = text.slice(start, end);
  const indent = indentAt(text, start);
  const [open, close] = needsParentheses(login) ? ['(', ')'] : ['', ''];
  const isShort = indent.length + `${condition} ? ${linking} : ${source}`.length <= LONG;
  if (isShort && !source.includes('\n')) {
    const [before, after] = login.parent?.type === T.ArrowFunctionExpression ? ['(', ')'] : [open, close];
    return [
      { start, end: start, text: `${before}${condition} ? ${linking} : ` },
      { start: end, end, text: after },
    ];
  }
  const isBody = login.parent?.type === T.ArrowFunctionExpression && /=>[ \t]*$/.test(text.slice(0, start));
  const first = isBody ? style.eol + indent + style.indent : '';
  const line = style.eol + indent + style.indent.repeat(isBody ? 2 : 1);
  return [
    {
      start: isBody ? text.slice(0, start).trimEnd().length : start,
      end: start,
      text: `${open}${first}${condition}${line}? ${linking}${line}: `,
    },
    { start: end, end, text: close },
  ];
}

/** Like the removal of an option's token; options that would be empty are left out of the call. */
export function withoutEmptyOptions(text: string, { removal, argument, options, call }: Login): readonly Edit[] {
  if (!options || !argument || call.arguments.length > 1 || !contains(argument, options)) return removal;
  const [from, to] = argument.range;
  const [after = ''] = /^\s*/.exec(text.slice(to, call.range[1])) ?? [];
  const nothing = { start: text.slice(0, from).trimEnd().length, end: to + after.length, text: '' };
  if (removal.some((edit) => edit.start === from && edit.end === to && edit.text === '{}')) {
    return [nothing];
  }
  const [start, end] = options.range;
  const inside = removal.filter((edit) => start <= edit.start && edit.end <= end);
  const isEmptied =
    removal.every((edit) => inside.includes(edit)) && removedFrom(options, inside).length === options.properties.length;
  return isEmptied ? [nothing] : removal;
}

/** Whether the text of a node has line breaks that belong to a value. */
function hasLines(start: Node): boolean {
  return [...descendants(start)].some((node) => node.type === T.TemplateElement && node.value.raw.includes('\n'));
}

function needsParentheses({ parent }: Node): boolean {
  return (
    parent?.type === T.AwaitExpression ||
    parent?.type === T.UnaryExpression ||
    parent?.type === T.BinaryExpression ||
    parent?.type === T.LogicalExpression ||
    parent?.type === T.TSAsExpression ||
    parent?.type === T.MemberExpression
  );
}
