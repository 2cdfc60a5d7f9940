import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isString, unwrap } from '../../core/ast.js';
import { calledName } from '../../core/calls.js';
import { flatten, pieceAt } from '../../core/pieces.js';
import type { Text } from '../../core/pieces.js';
import { T } from '../../core/node-types.js';
import type { Edit } from '../../core/types.js';
import { readUrls } from '../../core/urls.js';
import { indentAt, isRepeatable, removeLine } from '../code.js';
import type { HelperName } from '../helpers/snippets.js';
import { NotUnderstood, understood } from '../rewriter.js';
import type { Rewriter, RewriteRequest } from '../rewriter.js';
import { marked } from './redirect.js';

type Node = TSESTree.Node;

/** A hand-written /authorize URL: a state that marks the login takes the token's place. */
export const authorizeUrl: Rewriter = function* (request) {
  const url = understood(request.part('url'), 'the URL is not seen');
  assertServerTakesIt(request, url);
  const { call, helpers } = markFor(request, url);
  const [parsed] = request.context.texts.of(url).flatMap((text) => readUrls(text));
  const isFresh = parsed?.parameters.some(({ name }) => name === 'prompt' || name === 'max_age') ?? false;
  yield marked(request, url, helpers, parameterEdits(request, call, isFresh));
};

/** The callback of a login with a code is on a server; what takes a token from the URL is not known. */
function assertServerTakesIt(request: RewriteRequest, url: Node): void {
  const { context } = request;
  const texts = context.texts.of(url);
  if (texts.length !== 1) throw new NotUnderstood('the URL may turn out in more than one way');
  const [parsed, ...others] = texts.flatMap((text) => readUrls(text));
  if (!parsed || others.length > 0) throw new NotUnderstood('the URL is part of a longer text');
  if (parsed.parameters.some(({ name }) => name === 'state')) throw new NotUnderstood('the URL has a state of its own');
  if (!texts.some((text) => responseTypeOf(request, text) === 'code')) {
    throw new NotUnderstood('what takes the answer of this login is not known: it is not a code');
  }
}

/** What a URL asks for, where that is written out. */
function responseTypeOf({ context }: RewriteRequest, text: Text): string | undefined {
  const parameter = /[?&]response_type=/.exec(flatten(text));
  if (parameter === null) return undefined;
  const found = pieceAt(text, parameter.index + parameter[0].length);
  if (found?.piece.kind === 'text') return /^[^&#]*/.exec(found.piece.value.slice(found.within))?.[0];
  return found && context.values.constantString(found.piece.node);
}

/** How the login is marked: in the session of a request handler, else by a cookie of the page. */
function markFor({ side, text }: RewriteRequest, at: Node): { call: string; helpers: readonly HelperName[] } {
  if (side === 'browser') return { call: 'markAuth0Link()', helpers: ['markAuth0Link'] };
  for (let handler = enclosingFunction(at); handler !== undefined; handler = enclosingFunction(handler)) {
    const [first] = handler.params;
    if (first?.type !== T.Identifier || handler.params.length < 2) continue;
    const session = `${first.name}.session`;
    if (text.includes(session)) return { call: `markAuth0LinkIn(${session})`, helpers: ['markAuth0LinkIn'] };
  }
  throw new NotUnderstood('the session of the request is not seen');
}

/**
 * `access_token=` and its value, or a key and its value, become the state.
 * @param isFresh whether the URL asks for a fresh login already: else the user who is logged in would come back
 */
function parameterEdits(request: RewriteRequest, call: string, isFresh: boolean): Edit[] {
  const { finding, program, text, style } = request;
  const word = text.slice(finding.start, finding.end);
  if (word === 'access_token=') return inUrl(request, call, isFresh ? 'state=' : 'prompt=login&state=');
  const key = program.nodes.findLast(({ range: [start, end] }) => start === finding.start && end === finding.end);
  const { parent } = understood(key, 'the parameter is not seen');
  if (parent?.type === T.Property && parent.key === key) {
    const prompt = isFresh ? '' : `prompt: ${style.quote}login${style.quote}, `;
    return [
      { start: parent.range[0], end: parent.range[1], text: `${prompt}state: ${call}` },
      ...withoutToken(request, parent.value),
    ];
  }
  // `params.append('access_token', token)`
  if (key && isString(key) && parent?.type === T.CallExpression && parent.arguments[0] === key && parent.arguments[1]) {
    const [start, end] = parent.arguments[1].range;
    const quote = text[key.range[0]] ?? "'";
    const more = isFresh ? [] : [anotherCall(request, parent, `${quote}prompt${quote}, ${quote}login${quote}`)];
    return [
      ...more,
      { start: key.range[0], end: key.range[1], text: `${quote}state${quote}` },
      { start, end, text: call },
      ...withoutToken(request, parent.arguments[1]),
    ];
  }
  throw new NotUnderstood('the parameter is set in a way that is not known');
}

/** The same call once more, with other arguments, in front of its statement. */
function anotherCall({ text, style }: RewriteRequest, call: TSESTree.CallExpression, args: string): Edit {
  if (call.parent.type !== T.ExpressionStatement) throw new NotUnderstood('the parameter is set in a chain of calls');
  const [start] = call.parent.range;
  const line = `${text.slice(...call.callee.range)}(${args})${style.semicolons ? ';' : ''}`;
  return { start, end: start, text: line + style.eol + indentAt(text, start) };
}

function inUrl(request: RewriteRequest, call: string, name: string): Edit[] {
  const { finding, program, text } = request;
  const literal = program.nodes.find(
    (node): node is Piece =>
      (isString(node) || node.type === T.TemplateElement) &&
      node.range[0] <= finding.start &&
      finding.end <= node.range[1],
  );
  const place = understood(literal, 'the parameter is not seen');
  const parameter = { start: finding.start, end: finding.end, text: name };
  const rest = text.slice(finding.end, place.range[1]);
  if (/^(?:['"]|\$\{)$/.test(rest)) {
    const value = understood(nextTo(place), 'the value is not where the parameter is');
    return [parameter, { start: value.range[0], end: value.range[1], text: call }, ...withoutToken(request, value)];
  }
  const value = /^[^&'"`\s#]*/.exec(rest)?.[0] ?? '';
  const end = finding.end + value.length;
  if (place.type === T.TemplateElement) return [{ ...parameter, end, text: `${name}\${${call}}` }];
  const quote = text[place.range[0]] ?? "'";
  const isLast = end === place.range[1] - 1;
  return isLast
    ? [{ ...parameter, end: place.range[1], text: `${name}${quote} + ${call}` }]
    : [{ ...parameter, end, text: `${name}${quote} + ${call} + ${quote}` }];
}

type Piece = TSESTree.StringLiteral | TSESTree.TemplateElement;

/** What a string is followed by: in a template, a concatenation, or a list that is joined. */
function nextTo(piece: Piece): Node | undefined {
  const { parent } = piece as Node;
  if (parent?.type === T.TemplateLiteral)
    return parent.expressions[parent.quasis.indexOf(piece as TSESTree.TemplateElement)];
  if (parent?.type === T.ArrayExpression) {
    return parent.elements[parent.elements.indexOf(piece as TSESTree.StringLiteral) + 1] ?? undefined;
  }
  if (parent?.type !== T.BinaryExpression || parent.operator !== '+') return undefined;
  if (parent.left === piece) return parent.right;
  const outer = parent.parent;
  return outer.type === T.BinaryExpression && outer.operator === '+' && outer.left === parent ? outer.right : undefined;
}

/** The declaration of a variable that held the token and that nothing else reads. */
function withoutToken({ context, text }: RewriteRequest, value: Node): Edit[] {
  const inner = unwrap(value);
  const token =
    inner.type === T.CallExpression && calledName(inner) === 'encodeURIComponent' ? inner.arguments[0] : inner;
  const binding = token?.type === T.Identifier ? context.values.bindingOf(token) : undefined;
  const [definition, ...others] = binding?.definitions ?? [];
  const declarator = definition?.node;
  if (!binding || others.length > 0 || declarator?.type !== T.VariableDeclarator || !declarator.init) return [];
  const isPlain = declarator.id.type === T.Identifier && declarator.parent.declarations.length === 1;
  const isExported = declarator.parent.parent.type === T.ExportNamedDeclaration;
  if (!isPlain || isExported || !isRepeatable(declarator.init)) return [];
  return binding.references.filter((use) => use.isRead()).length === 1 ? [removeLine(text, declarator.parent)] : [];
}
