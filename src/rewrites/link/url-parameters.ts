import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { indentAt, isRepeatable } from '../code.js';
import { removeDeclaration } from '../declarations.js';
import { propertySeparator } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;
type Piece = TSESTree.StringLiteral | TSESTree.TemplateElement;

export type Constants = readonly (readonly [name: string, value: string])[];

type Parameter = readonly [name: string, expression: string];

/** The parameters that replace the token in a URL. */
export interface Replacement {
  /** Names and unencoded values that come first. */
  readonly constants: Constants;
  /** Names and expressions, in evaluation order. */
  readonly parameters: readonly [Parameter, ...Parameter[]];
  /** Whether the expressions read the token. */
  readonly readsToken: boolean;
}

/** The place where the code adds the token to a URL. */
export interface TokenParameter {
  /** The token's source text; undefined if it is part of a longer string. */
  readonly token: string | undefined;
  /** Returns the edits; refuses where several parameters do not fit. */
  readonly replace: (replacement: Replacement) => Attempt<Edit[]>;
}

/**
 * Returns the place of the token parameter: `access_token=` and its value, or a key and its value.
 * Refuses where the code sets the parameter in an unknown way.
 */
export function* tokenParameter(request: RewriteRequest): Attempt<TokenParameter> {
  const { finding, program, text } = request;
  if (text.slice(finding.start, finding.end) === 'access_token=') return yield* inUrl(request);
  // For a quoted key, the finding excludes the quotes.
  const key = program.nodes.findLast(({ type, range: [start, end] }) => {
    const quote = type === T.Literal && start < finding.start ? 1 : 0;
    return start + quote === finding.start && end - quote === finding.end;
  });
  const { parent } = yield* understood(key, 'reason.parameter-not-found');
  if (parent?.type === T.Property && parent.key === key) return asProperty(request, parent);
  if (key && isString(key) && parent?.type === T.CallExpression && parent.arguments[0] === key && parent.arguments[1]) {
    return inCall(request, parent, key, parent.arguments[1]);
  }
  return yield* refuse('reason.parameter-set-unknown');
}

/** Returns the place of a replaceable expression; also removes the variable that only this expression read. */
function valueAt(
  request: RewriteRequest,
  value: Node,
  edits: (replacement: Replacement) => Attempt<readonly Edit[]>,
): TokenParameter {
  return {
    token: request.text.slice(...decoded(value).range),
    *replace(replacement) {
      return [...(yield* edits(replacement)), ...withoutToken(request, value, replacement)];
    },
  };
}

/** `{access_token: token}` */
function asProperty(request: RewriteRequest, { range: [start, end], value }: TSESTree.Property): TokenParameter {
  const { quote } = request.style;
  const separator = propertySeparator(request.text, [start, end]);
  return valueAt(request, value, function* ({ constants, parameters }) {
    const quoted = constants.map(([name, constant]) => `${name}: ${quote}${constant}${quote}`);
    const others = parameters.map(([name, expression]) => `${name}: ${expression}`);
    return [{ start, end, text: [...quoted, ...others].join(separator) }];
  });
}

/** `params.append('access_token', token)` */
function inCall(
  request: RewriteRequest,
  call: TSESTree.CallExpression,
  key: TSESTree.StringLiteral,
  value: Node,
): TokenParameter {
  const { text, style } = request;
  const quote = text[key.range[0]] ?? "'";
  const again = (name: string, expression: string): string =>
    `${text.slice(...call.callee.range)}(${quote}${name}${quote}, ${expression})${style.semicolons ? ';' : ''}`;
  const [start, end] = call.parent.range;
  const newLine = style.eol + indentAt(text, start);
  return valueAt(request, value, function* ({ constants, parameters: [first, ...others] }) {
    if (call.parent.type !== T.ExpressionStatement && others.length + constants.length > 0) {
      return yield* refuse('reason.parameter-chained');
    }
    const before = constants.map(([name, constant]) => again(name, `${quote}${constant}${quote}`) + newLine);
    return [
      ...before.map((line) => ({ start, end: start, text: line })),
      { start: key.range[0], end: key.range[1], text: `${quote}${first[0]}${quote}` },
      { start: value.range[0], end: value.range[1], text: first[1] },
      ...others.map((other) => ({ start: end, end, text: newLine + again(...other) })),
    ];
  });
}

/** `…&access_token=` in a string or a template, and the value after it. */
function* inUrl(request: RewriteRequest): Attempt<TokenParameter> {
  const { finding, program, text, style } = request;
  const literal = program.nodes.find(
    (node): node is Piece =>
      (isString(node) || node.type === T.TemplateElement) &&
      node.range[0] <= finding.start &&
      finding.end <= node.range[1],
  );
  const place = yield* understood(literal, 'reason.parameter-not-found');
  const isTemplate = place.type === T.TemplateElement;
  const quote = isTemplate ? style.quote : (text[place.range[0]] ?? style.quote);
  const written = ({ constants, parameters }: Replacement): { name: string; value: string } => {
    const [[name, first], ...others] = parameters;
    const values = others.map(([other, expression]) =>
      isTemplate ? `}&${other}=\${${expression}` : ` + ${quote}&${other}=${quote} + ${expression}`,
    );
    const before = constants.map(([constant, value]) => `${constant}=${encodeURIComponent(value)}&`);
    return { name: `${before.join('')}${name}=`, value: first + values.join('') };
  };
  const { start } = finding;
  const rest = text.slice(finding.end, place.range[1]);
  if (/^(?:['"]|\$\{)$/.test(rest)) {
    const node = yield* understood(nextTo(place), 'reason.value-not-adjacent');
    return valueAt(request, node, function* (replacement) {
      const { name, value } = written(replacement);
      return [
        { start, end: finding.end, text: name },
        { start: node.range[0], end: node.range[1], text: value },
      ];
    });
  }
  const end = finding.end + (/^[^&'"`\s#]*/.exec(rest)?.[0].length ?? 0);
  return {
    token: undefined,
    *replace(replacement) {
      const { name, value } = written(replacement);
      if (isTemplate) return [{ start, end, text: `${name}\${${value}}` }];
      const isLast = end === place.range[1] - 1;
      return isLast
        ? [{ start, end: place.range[1], text: `${name}${quote} + ${value}` }]
        : [{ start, end, text: `${name}${quote} + ${value} + ${quote}` }];
    },
  };
}

/** Returns the argument of `encodeURIComponent()`, or the expression itself. */
export function decoded(value: Node): Node {
  const inner = unwrap(value);
  const [argument] = inner.type === T.CallExpression ? inner.arguments : [];
  return inner.type === T.CallExpression && calledName(inner) === 'encodeURIComponent' && argument ? argument : inner;
}

/** Returns the expression after a string: in a template, a concatenation, or an array that is joined. */
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

/** Removes the declaration of the variable that held the token, if nothing else reads it. */
function withoutToken(request: RewriteRequest, value: Node, { readsToken }: Replacement): Edit[] {
  const token = decoded(value);
  const binding = !readsToken && token.type === T.Identifier ? request.document.values.bindingOf(token) : undefined;
  const [definition, ...others] = binding?.definitions ?? [];
  const declarator = definition?.node;
  if (!binding || others.length > 0 || declarator?.type !== T.VariableDeclarator || !declarator.init) return [];
  const isPlain = declarator.id.type === T.Identifier && declarator.parent.declarations.length === 1;
  const isExported = declarator.parent.parent.type === T.ExportNamedDeclaration;
  if (!isPlain || isExported || !isRepeatable(declarator.init)) return [];
  return binding.references.filter((use) => use.isRead()).length === 1
    ? removeDeclaration(request, declarator.parent)
    : [];
}
