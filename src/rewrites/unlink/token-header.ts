import type { TSESTree } from '@typescript-eslint/types';
import { contains, isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { isInScope } from '../code.js';
import { removeDeclaration } from '../declarations.js';
import { importName } from '../import-name.js';
import { appendProperty, keyOf, propertyOf, removeProperties } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Bearer, UnlinkCall } from './delete-form.js';

type Node = TSESTree.Node;

/** Headers that describe a request body. */
export const BODY_HEADER = /^content-(type|length)$/i;

/** Returns a `headers` property with only the token, and the edits that it needs. */
export function* newHeaders(
  { request, client }: UnlinkCall,
  bearer: Bearer,
): Attempt<{ value: string; edits: Edit[] }> {
  const object = `{ Authorization: ${bearer.text} }`;
  if (client.name === 'angular' && mayBe(versionOf(request.document, '@angular/common') ?? '>=5', '<5.0.0-0')) {
    // `HttpClient` accepts objects since Angular 5.
    const { expression, edits } = yield* importName(request, ['@angular/common/http', 'HttpHeaders', 'NgHttpHeaders']);
    const { quote } = request.style;
    return { value: `new ${expression}().set(${quote}Authorization${quote}, ${bearer.text})`, edits: [...edits] };
  }
  if (client.name !== 'angular-http') return { value: object, edits: [] };
  const { expression, edits } = yield* importName(request, ['@angular/http', 'Headers', 'HttpHeaders']);
  return { value: `new ${expression}(${object})`, edits: [...edits] };
}

/** Returns edits to the existing headers of an options object, or a `headers` property to add. */
export function* headerEdits(
  call: UnlinkCall,
  options: TSESTree.ObjectExpression,
  bearer: Bearer,
): Attempt<{ edits: Edit[]; property?: string }> {
  const existing = propertyOf(options, 'headers');
  if (existing === undefined) {
    const { value, edits } = yield* newHeaders(call, bearer);
    return { edits, property: `headers: ${value}` };
  }
  const edits = yield* editsOfHeaders(call, existing.value, bearer);
  if (!existing.shorthand) return { edits };
  // `{ headers }`: an edit of the value has to name the property.
  const [start, end] = existing.range;
  return {
    edits: edits.map((edit) =>
      edit.start === start && edit.end === end ? { ...edit, text: `headers: ${edit.text}` } : edit,
    ),
  };
}

/** Returns the edits that make an expression with a request's headers hold the token. */
export function* editsOfHeaders(call: UnlinkCall, value: Node, bearer: Bearer): Attempt<Edit[]> {
  const { request } = call;
  const headers = unwrap(value);
  if (headers.type === T.ObjectExpression) return yield* inObject(request, headers, bearer);
  const [start, end] = headers.range;
  const made = madeOf(request, headers);
  if (made !== undefined) {
    const { object, variable } = made;
    const isHere = variable === undefined || isInScope(request.document, bearer.node, object);
    if (made.isOwn && isHere) return yield* inObject(request, object, bearer);
    const kept = literalHeaders(request, object);
    if (kept !== undefined) {
      const entries = [...kept, `Authorization: ${bearer.text}`].join(', ');
      const text = made.wrapper === undefined ? `{ ${entries} }` : `new ${made.wrapper}({ ${entries} })`;
      return [{ start, end, text }, ...(made.isOwn && variable ? removeDeclaration(request, variable.parent) : [])];
    }
  }
  const text = yield* withAuthorization(call, headers, bearer);
  return [{ start, end, text }];
}

/** The object literal that a request's headers come from. */
interface Made {
  readonly object: TSESTree.ObjectExpression;
  /** `Headers` of `new Headers({…})`. */
  readonly wrapper: string | undefined;
  readonly variable: TSESTree.VariableDeclarator | undefined;
  /** Whether only this request uses it. */
  readonly isOwn: boolean;
}

function madeOf({ document, text }: RewriteRequest, headers: Node): Made | undefined {
  const [origin, ...others] = document.values.origins(headers);
  if (origin === undefined || others.length > 0) return undefined;
  const object = literalIn(origin);
  if (object === undefined) return undefined;
  const wrapper = origin.type === T.NewExpression ? text.slice(...origin.callee.range) : undefined;
  if (contains(headers, object)) return { object, wrapper, variable: undefined, isOwn: true };
  const binding = headers.type === T.Identifier ? document.values.bindingOf(headers) : undefined;
  const [definition, ...more] = binding?.definitions ?? [];
  const declarator = definition?.node;
  if (binding === undefined || more.length > 0 || declarator?.type !== T.VariableDeclarator) {
    return { object, wrapper, variable: undefined, isOwn: false };
  }
  // A header that is set later would be lost, or replace the token.
  if (document.values.memberUses(binding).some(({ path }) => path.length > 0)) return undefined;
  const isOwn =
    binding.references.filter((use) => use.isRead()).length === 1 &&
    declarator.parent.declarations.length === 1 &&
    declarator.parent.parent.type !== T.ExportNamedDeclaration;
  return { object, wrapper, variable: declarator, isOwn };
}

/** Returns the object of `{…}`, `new Headers({…})` or `new HttpHeaders({…})`. */
function literalIn(start: Node): TSESTree.ObjectExpression | undefined {
  const node = unwrap(start);
  if (node.type === T.ObjectExpression) return node;
  if (node.type !== T.NewExpression || !(calledName(node) ?? '').endsWith('Headers')) return undefined;
  const [argument] = node.arguments;
  return argument?.type === T.ObjectExpression ? argument : undefined;
}

/** Returns the source of the headers that do not describe a body, if all are literals. */
function literalHeaders({ text }: RewriteRequest, { properties }: TSESTree.ObjectExpression): string[] | undefined {
  const kept: string[] = [];
  for (const property of properties) {
    if (property.type !== T.Property || keyOf(property) === undefined || !isString(property.value)) return undefined;
    const key = keyOf(property) ?? '';
    if (!BODY_HEADER.test(key) && !/^authorization$/i.test(key)) kept.push(text.slice(...property.range));
  }
  return kept;
}

function* inObject(
  { text, document }: RewriteRequest,
  headers: TSESTree.ObjectExpression,
  bearer: Bearer,
): Attempt<Edit[]> {
  const existing = propertyOf(headers, 'authorization');
  const needless = headers.properties.filter(
    (property): property is TSESTree.Property =>
      property.type === T.Property && BODY_HEADER.test(keyOf(property) ?? ''),
  );
  const lastSpread = headers.properties.findLastIndex(({ type }) => type === T.SpreadElement);
  if (existing !== undefined) {
    // A spread after it could replace it.
    if (headers.properties.indexOf(existing) < lastSpread) return yield* refuse('reason.authorization-exists');
    const key = text.slice(...existing.key.range);
    return [
      { start: existing.range[0], end: existing.range[1], text: `${key}: ${bearer.text}` },
      ...(yield* removeProperties(text, headers, needless)),
    ];
  }
  const authorization = `${nameFor(document.values.properties(headers, ['authorization']).length > 0)}: ${bearer.text}`;
  const [replaced, ...removed] = needless.filter((property) => headers.properties.indexOf(property) > lastSpread);
  if (replaced === undefined) {
    return [
      ...(yield* appendProperty(text, headers, authorization, needless)),
      ...(yield* removeProperties(text, headers, needless)),
    ];
  }
  return [
    { start: replaced.range[0], end: replaced.range[1], text: authorization },
    ...(yield* removeProperties(text, headers, [
      ...removed,
      ...needless.filter((one) => one !== replaced && !removed.includes(one)),
    ])),
  ];
}

/** A header in another case would be a second one. */
function nameFor(isLowerCase: boolean): string {
  return isLowerCase ? 'authorization' : 'Authorization';
}

/** Returns an expression that adds the token to headers that the code builds elsewhere. */
function* withAuthorization({ request, client }: UnlinkCall, headers: Node, bearer: Bearer): Attempt<string> {
  const { document, text, style } = request;
  const source = text.slice(...headers.range);
  const origins = document.values.origins(headers);
  if (client.name === 'angular') {
    const isHttpHeaders = origins.every((origin) => /\bnew HttpHeaders\b/.test(text.slice(...origin.range)));
    // `set` returns a copy.
    if (isHttpHeaders) return `${source}.set(${style.quote}Authorization${style.quote}, ${bearer.text})`;
  }
  const isPlain = origins.every((origin) => origin.type === T.ObjectExpression && contains(programOf(request), origin));
  if (!isPlain || !style.modern) return yield* refuse('reason.headers-not-inline');
  const name = nameFor(document.values.properties(headers, ['authorization']).length > 0);
  return `{ ...${source}, ${name}: ${bearer.text} }`;
}

function programOf({ program }: RewriteRequest): Node {
  return program.ast;
}
