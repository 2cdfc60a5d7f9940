import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/ast.js';
import { calledName } from '../../core/calls.js';
import { T } from '../../core/node-types.js';
import type { Edit } from '../../core/types.js';
import { indentAt, isRepeatable, removeLine } from '../code.js';
import { NotUnderstood, understood } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;
type Piece = TSESTree.StringLiteral | TSESTree.TemplateElement;

export type Constants = readonly (readonly [name: string, value: string])[];

/** What a URL is given in place of the token. */
export interface Replacement {
  /** Names and values, not encoded, that stand in front. */
  readonly constants: Constants;
  /**
   * Names and expressions, in the order in which they are worked out.
   * @param token the expression of the token
   */
  readonly parameters: (token: string) => readonly (readonly [name: string, expression: string])[];
  /** Whether the expressions read the token. */
  readonly readsToken: boolean;
}

/**
 * `access_token=` and its value, or a key and its value, become other parameters.
 * @throws {NotUnderstood} where the parameter is set in a way that is not known
 */
export function replaceToken(request: RewriteRequest, replacement: Replacement): Edit[] {
  const { finding, program, text, style } = request;
  if (text.slice(finding.start, finding.end) === 'access_token=') return inUrl(request, replacement);
  // Of a key in quotes, the words are the finding.
  const key = program.nodes.findLast(({ type, range: [start, end] }) => {
    const quote = type === T.Literal && start < finding.start ? 1 : 0;
    return start + quote === finding.start && end - quote === finding.end;
  });
  const { parent } = understood(key, 'the parameter is not seen');
  const { quote } = style;
  if (parent?.type === T.Property && parent.key === key) {
    const constants = replacement.constants.map(([name, value]) => `${name}: ${quote}${value}${quote}`);
    const others = parametersFor(request, parent.value, replacement).map(
      ([name, expression]) => `${name}: ${expression}`,
    );
    return [
      { start: parent.range[0], end: parent.range[1], text: [...constants, ...others].join(', ') },
      ...withoutToken(request, parent.value, replacement),
    ];
  }
  if (key && isString(key) && parent?.type === T.CallExpression && parent.arguments[0] === key && parent.arguments[1]) {
    return inCall(request, parent, key, parent.arguments[1], replacement);
  }
  throw new NotUnderstood('the parameter is set in a way that is not known');
}

/** `params.append('access_token', token)` */
function inCall(
  request: RewriteRequest,
  call: TSESTree.CallExpression,
  key: TSESTree.StringLiteral,
  value: Node,
  replacement: Replacement,
): Edit[] {
  const { text, style } = request;
  const quote = text[key.range[0]] ?? "'";
  const [first, ...others] = parametersFor(request, value, replacement);
  const again = (name: string, expression: string): string =>
    `${text.slice(...call.callee.range)}(${quote}${name}${quote}, ${expression})${style.semicolons ? ';' : ''}`;
  if (call.parent.type !== T.ExpressionStatement && others.length + replacement.constants.length > 0) {
    throw new NotUnderstood('the parameter is set in a chain of calls');
  }
  const [start, end] = call.parent.range;
  const newLine = style.eol + indentAt(text, start);
  const constants = replacement.constants.map(([name, value]) => again(name, `${quote}${value}${quote}`) + newLine);
  return [
    ...constants.map((constant) => ({ start, end: start, text: constant })),
    { start: key.range[0], end: key.range[1], text: `${quote}${first[0]}${quote}` },
    { start: value.range[0], end: value.range[1], text: first[1] },
    ...others.map((other) => ({ start: end, end, text: newLine + again(...other) })),
    ...withoutToken(request, value, replacement),
  ];
}

/** `…&access_token=` in a string or a template, and the value behind it. */
function inUrl(request: RewriteRequest, replacement: Replacement): Edit[] {
  const { finding, program, text, style } = request;
  const literal = program.nodes.find(
    (node): node is Piece =>
      (isString(node) || node.type === T.TemplateElement) &&
      node.range[0] <= finding.start &&
      finding.end <= node.range[1],
  );
  const place = understood(literal, 'the parameter is not seen');
  const isTemplate = place.type === T.TemplateElement;
  const quote = isTemplate ? style.quote : (text[place.range[0]] ?? style.quote);
  const written = (parameters: ReturnType<typeof parametersFor>): { name: string; value: string } => {
    const [[name, first], ...others] = parameters;
    const values = others.map(([other, expression]) =>
      isTemplate ? `}&${other}=\${${expression}` : ` + ${quote}&${other}=${quote} + ${expression}`,
    );
    const constants = replacement.constants.map(([constant, value]) => `${constant}=${encodeURIComponent(value)}&`);
    return { name: `${constants.join('')}${name}=`, value: first + values.join('') };
  };
  const rest = text.slice(finding.end, place.range[1]);
  if (/^(?:['"]|\$\{)$/.test(rest)) {
    const node = understood(nextTo(place), 'the value is not where the parameter is');
    const { name, value } = written(parametersFor(request, node, replacement));
    return [
      { start: finding.start, end: finding.end, text: name },
      { start: node.range[0], end: node.range[1], text: value },
      ...withoutToken(request, node, replacement),
    ];
  }
  if (replacement.readsToken) throw new NotUnderstood('the token is not an expression of its own');
  const { name, value } = written(parametersFor(request, place, replacement));
  const end = finding.end + (/^[^&'"`\s#]*/.exec(rest)?.[0].length ?? 0);
  const { start } = finding;
  if (isTemplate) return [{ start, end, text: `${name}\${${value}}` }];
  const isLast = end === place.range[1] - 1;
  return isLast
    ? [{ start, end: place.range[1], text: `${name}${quote} + ${value}` }]
    : [{ start, end, text: `${name}${quote} + ${value} + ${quote}` }];
}

type Parameters = [readonly [string, string], ...(readonly [string, string])[]];

function parametersFor(request: RewriteRequest, value: Node, { parameters }: Replacement): Parameters {
  const [first, ...others] = parameters(request.text.slice(...decoded(value).range));
  return [understood(first, 'nothing takes the place of the token'), ...others];
}

/** The expression of which a URL takes the text. */
function decoded(value: Node): Node {
  const inner = unwrap(value);
  const [argument] = inner.type === T.CallExpression ? inner.arguments : [];
  return inner.type === T.CallExpression && calledName(inner) === 'encodeURIComponent' && argument ? argument : inner;
}

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
function withoutToken({ context, text }: RewriteRequest, value: Node, { readsToken }: Replacement): Edit[] {
  const token = decoded(value);
  const binding = !readsToken && token.type === T.Identifier ? context.values.bindingOf(token) : undefined;
  const [definition, ...others] = binding?.definitions ?? [];
  const declarator = definition?.node;
  if (!binding || others.length > 0 || declarator?.type !== T.VariableDeclarator || !declarator.init) return [];
  const isPlain = declarator.id.type === T.Identifier && declarator.parent.declarations.length === 1;
  const isExported = declarator.parent.parent.type === T.ExportNamedDeclaration;
  if (!isPlain || isExported || !isRepeatable(declarator.init)) return [];
  return binding.references.filter((use) => use.isRead()).length === 1 ? [removeLine(text, declarator.parent)] : [];
}
