import type { TSESTree } from '@typescript-eslint/types';
import { flatten } from '../../core/strings/pieces.js';
import { readUrls } from '../../core/strings/urls.js';
import { contains, isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { isNextLogin } from '../../rules/auth0/authorize-urls.js';
import { TOKEN } from '../../rules/auth0/words.js';
import type { UrlNodes } from '../../rules/forms.js';
import { statementOf } from '../code.js';
import { ASKING } from '../link/fresh-login.js';
import { refuse, refuseOtherShape } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { nodeOfFinding } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { WrittenAddress } from './address-parts.js';
import type { QueryItem } from './address-parts.js';
import { queryObject, searchSetOf, stringified, withoutParameters } from './query-object.js';
import type { GivenParameter, QueryObject } from './query-object.js';

type Node = TSESTree.Node;

/** An address of nextjs-auth0 4's own login route, as code writes it. */
export interface LoginAddress {
  /** The path of the SDK's route. */
  readonly path: string;
  /** The expressions whose values the new address lacks. */
  readonly removed: readonly Node[];
  /** Returns the edits that lead to another route, without the token. */
  readonly leadTo: (path: string) => Attempt<Edit[]>;
}

/** What the new route reads, and what only chose the tokens of the second login. */
const KEPT = /^(?:connection|returnTo)$/;
const DROPPED = /^(?:access_token|scope|audience|max_age|prompt)$/;

/**
 * Returns the address that a finding points at.
 * Refuses addresses with parameters that the new route would not know, and those that nobody navigates to.
 */
export function* loginAddress(request: RewriteRequest<UrlNodes>): Attempt<LoginAddress> {
  const { document, nodes } = request;
  const path = pathOf(request);
  if (path === undefined) return yield* refuseOtherShape('reason.url-ambiguous');
  const url = urlVariableOf(request);
  const object = url && (yield* queryObject(request, url, 'URL'));
  const root = object ? object.construction.arguments[0] : rootOf(nodes.url);
  const written = root && WrittenAddress.of(request.text, root);
  if (root === undefined || written === undefined) return yield* refuse('reason.parameter-set-unknown');
  for (const use of [...(object?.reads ?? []), root]) yield* assertFollowed(use);
  const [query, ...more] = written.items.filter(({ name }) => name === undefined);
  if (more.length > 0 || (query && object)) return yield* refuse('reason.parameter-set-unknown');
  const params = query?.value && (yield* queryObject(request, stringified(query.value), 'URLSearchParams'));
  if (query && (params === undefined || params.reads.some((read) => !contains(root, read)))) {
    return yield* refuse('reason.parameter-set-unknown');
  }
  const own = written.items.filter(({ name }) => name !== undefined && DROPPED.test(name));
  const holder = object ?? params;
  const given = holder?.parameters.filter(({ name }) => DROPPED.test(name)) ?? [];
  const tokens = [...own, ...given].filter(({ name }) => name === TOKEN);
  if (tokens.length !== 1) return yield* refuse('reason.parameter-set-unknown');
  for (const { name } of [...written.items, ...(holder?.parameters ?? [])]) {
    if (name !== undefined && !KEPT.test(name) && !DROPPED.test(name)) {
      return yield* refuse('reason.login-sets', { name });
    }
  }
  const prompts = [
    ...own.flatMap(({ name, constant }) => (name === 'prompt' ? [constant] : [])),
    ...given.flatMap(({ name, value }) => (name === 'prompt' ? [document.values.constantString(value)] : [])),
  ];
  // A login that does not ask can't sign in a second account.
  if (prompts.some((prompt) => !ASKING.test(prompt ?? '')))
    return yield* refuse('reason.login-sets', { name: 'prompt' });
  return {
    path,
    removed: [...own.flatMap(({ value }) => value ?? []), ...given.map(({ element }) => element)],
    leadTo: (newPath) => edited(request, { root, written, own, query, holder, given }, path, newPath),
  };
}

interface Parts {
  readonly root: Node;
  readonly written: WrittenAddress;
  /** The parameters to remove from the address itself, and from what holds its query. */
  readonly own: readonly QueryItem[];
  readonly query: QueryItem | undefined;
  readonly holder: QueryObject | undefined;
  readonly given: readonly GivenParameter[];
}

function* edited(
  request: RewriteRequest,
  { root, written, own, query, holder, given }: Parts,
  path: string,
  newPath: string,
): Attempt<Edit[]> {
  const isEmpty = query !== undefined && holder?.parameters.length === given.length;
  const removed = [...own, ...(isEmpty ? [query] : [])];
  const isInside = holder !== undefined && contains(root, holder.construction);
  const others = holder && !(isEmpty && isInside) ? yield* withoutParameters(request, holder, given) : [];
  const { pathExpression } = written;
  const isPath = pathExpression === undefined || textOf(request, pathExpression) === path;
  const inner = unwrap(root);
  if (isPath && inner.type === T.TemplateLiteral && written.isText(removed, pathExpression !== undefined)) {
    const text = written.textWithout(removed, path, newPath);
    return [asString(request, inner, text), ...others];
  }
  const edits = isPath ? written.edits(removed, path, newPath) : undefined;
  return edits ? [...edits, ...others] : yield* refuse('reason.parameter-set-unknown');
}

/** Writes a template without expressions as a string. */
function asString({ style }: RewriteRequest, template: TSESTree.TemplateLiteral, text: string): Edit {
  const { parent } = template;
  // In an attribute, `&copy` would be a character.
  const isAttribute = parent.type === T.JSXExpressionContainer && parent.parent.type === T.JSXAttribute;
  const [start, end] = isAttribute && !text.includes('&') ? parent.range : template.range;
  const quote = isAttribute && !text.includes('&') ? '"' : style.quote;
  return { start, end, text: quote + text + quote };
}

/** Returns the path of the SDK's route in an address. */
function pathOf({ document, nodes }: RewriteRequest<UrlNodes>): string | undefined {
  const paths = document.texts
    .of(nodes.url)
    .flatMap((text) => readUrls(text).flatMap((url) => (isNextLogin(document, url) ? url.path : [])));
  const [path, ...others] = new Set(paths);
  return others.length === 0 ? path : undefined;
}

function textOf({ document }: RewriteRequest, node: Node): string | undefined {
  const [text, ...others] = document.texts.of(node).map(flatten);
  return others.length === 0 ? text : undefined;
}

/** Returns `url` of `url.searchParams.set('access_token', token)`, or of `url.search = …` with the token. */
function urlVariableOf(request: RewriteRequest<UrlNodes>): Node | undefined {
  const key = nodeOfKey(request);
  const search = key && statementOf(key);
  const assigned = search?.type === T.ExpressionStatement ? unwrap(search.expression) : undefined;
  const left = assigned?.type === T.AssignmentExpression ? unwrap(assigned.left) : undefined;
  if (left?.type === T.MemberExpression && searchSetOf(left.object) === assigned) return left.object;
  const call = key?.parent;
  if (call?.type !== T.CallExpression || call.arguments[0] !== key) return undefined;
  const method = unwrap(call.callee);
  const params = method.type === T.MemberExpression ? unwrap(method.object) : undefined;
  const isUrl =
    params?.type === T.MemberExpression &&
    params.property.type === T.Identifier &&
    params.property.name === 'searchParams';
  return isUrl ? unwrap(params.object) : undefined;
}

/** For a quoted key, the finding excludes the quotes. */
function nodeOfKey(request: RewriteRequest): Node | undefined {
  const { finding, program } = request;
  return (
    program.nodes.findLast(
      (node) => isString(node) && node.range[0] + 1 === finding.start && node.range[1] - 1 === finding.end,
    ) ?? nodeOfFinding(request)
  );
}

/** Returns the text of `new URL(text, base)`, or the expression itself. */
function rootOf(url: Node): Node | undefined {
  const inner = unwrap(url);
  return inner.type === T.NewExpression && calledName(inner) === 'URL' ? inner.arguments[0] : inner;
}

/** Functions that request an address instead of going there. */
const REQUESTS = /^(?:\$?fetch|axios|ky|got|useSWR|useFetch|sendBeacon|import)$/;

/** Refuses addresses that forms or requests use: a form replaces the query, and a request can't log anybody in. */
function* assertFollowed(start: Node): Attempt<void> {
  for (let node = start; node.parent !== undefined; node = node.parent) {
    const { parent } = node;
    const isForm =
      parent.type === T.JSXAttribute &&
      parent.name.type === T.JSXIdentifier &&
      /^(?:action|formAction|src)$/.test(parent.name.name);
    const isRequest = parent.type === T.CallExpression && REQUESTS.test(calledName(parent) ?? '');
    const isClient = parent.type === T.CallExpression && /^(?:axios|ky|got)\./.test(nameOf(parent.callee));
    if (isForm || isRequest || isClient) return yield* refuse('reason.nextjs-link-not-followed');
    if (parent.type === T.JSXElement || parent.type === T.BlockStatement || parent.type === T.Program) return;
  }
}

function nameOf(callee: Node): string {
  if (callee.type !== T.MemberExpression) return '';
  return callee.object.type === T.Identifier ? `${callee.object.name}.` : '';
}
