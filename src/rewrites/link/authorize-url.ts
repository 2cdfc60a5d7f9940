import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isString } from '../../core/ast.js';
import { flatten, pieceAt } from '../../core/pieces.js';
import type { Text } from '../../core/pieces.js';
import { T } from '../../core/node-types.js';
import type { Edit } from '../../core/types.js';
import { readUrls } from '../../core/urls.js';
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
  yield marked(request, url, helpers, parameterEdits(request, call));
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

/** `access_token=` and its value, or a key and its value, become the state. */
function parameterEdits(request: RewriteRequest, call: string): Edit[] {
  const { finding, program, text } = request;
  const word = text.slice(finding.start, finding.end);
  if (word === 'access_token=') return inUrl(request, call);
  const key = program.nodes.findLast(({ range: [start, end] }) => start === finding.start && end === finding.end);
  const { parent } = understood(key, 'the parameter is not seen');
  if (parent?.type === T.Property && parent.key === key) {
    return [{ start: parent.range[0], end: parent.range[1], text: `state: ${call}` }];
  }
  // `params.append('access_token', token)`
  if (key && isString(key) && parent?.type === T.CallExpression && parent.arguments[0] === key && parent.arguments[1]) {
    const [start, end] = parent.arguments[1].range;
    const quote = text[key.range[0]] ?? "'";
    return [
      { start: key.range[0], end: key.range[1], text: `${quote}state${quote}` },
      { start, end, text: call },
    ];
  }
  throw new NotUnderstood('the parameter is set in a way that is not known');
}

function inUrl(request: RewriteRequest, call: string): Edit[] {
  const { finding, program, text } = request;
  const name = { start: finding.start, end: finding.end, text: 'state=' };
  const literal = program.nodes.find(
    (node): node is TSESTree.StringLiteral | TSESTree.TemplateElement =>
      (isString(node) || node.type === T.TemplateElement) &&
      node.range[0] <= finding.start &&
      finding.end <= node.range[1],
  );
  const place = understood(literal, 'the parameter is not seen');
  const token = request.part('token');
  const rest = text.slice(finding.end, place.range[1]);
  if (token) {
    // The value follows at once: behind the end of the string, or in the template's next `${…}`.
    if (!/^(?:['"]|\$\{)$/.test(rest)) throw new NotUnderstood('the value is not where the parameter is');
    return [name, { start: token.range[0], end: token.range[1], text: call }];
  }
  const value = /^[^&'"`\s#]*/.exec(rest)?.[0] ?? '';
  const end = finding.end + value.length;
  if (place.type === T.TemplateElement) return [{ ...name, end, text: `state=\${${call}}` }];
  const quote = text[place.range[0]] ?? "'";
  if (end === place.range[1] - 1) return [{ ...name, end: place.range[1], text: `state=${quote} + ${call}` }];
  return [{ ...name, end, text: `state=${quote} + ${call} + ${quote}` }];
}
