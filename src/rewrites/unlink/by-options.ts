import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { appendProperties, keyOf, propertyOf, propertySeparator, removeProperties } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { isAssigned, literalOf, methodEdit, NO_OPTIONS, optionsWith, renameVerb } from './delete-form.js';
import type { Bearer, DeleteForm, UnlinkCall } from './delete-form.js';
import { editsOfHeaders, headerEdits } from './token-header.js';

type Node = TSESTree.Node;

const BODY_KEYS = ['body', 'data', 'form', 'json', 'formData', 'payload', 'content'];

/** Options that only describe the body. */
const NEEDLESS: ReadonlyMap<string, RegExp> = new Map([
  ['jquery', /^(contentType|processData|traditional)$/],
  ['apps-script', /^contentType$/],
]);

/** Returns the DELETE form of `fetch(url, options)`, `axios(options)` and `got.post(url, options)`. */
export function* byOptions(unlink: UnlinkCall): Attempt<DeleteForm> {
  const { client } = unlink;
  const verb = methodOf(unlink);
  if (verb !== 'post') return yield* byMethod(unlink);
  const options = yield* understood(bodyOptions(unlink), NO_OPTIONS);
  const form = yield* byConfiguration(unlink, options);
  const remove = yield* understood(client.remove, 'reason.http-client-unknown');
  return {
    ...form,
    *edits(bearer, layout) {
      return [yield* renameVerb(unlink, remove), ...(yield* form.edits(bearer, layout))];
    },
  };
}

/** The last name of the function: `post` of `got.post`. */
export function methodOf({ callee, request }: UnlinkCall): string | undefined {
  const node = unwrap(callee);
  if (node.type === T.Identifier) return node.name;
  return node.type === T.MemberExpression ? request.document.values.nameOf(node) : undefined;
}

function bodyOptions(unlink: UnlinkCall): TSESTree.ObjectExpression | undefined {
  return optionsWith(unlink, ...BODY_KEYS) ?? optionsWithStatements(unlink);
}

/** Returns the options that a statement gives a body: `options.body = body`. */
function optionsWithStatements({ request, args }: UnlinkCall): TSESTree.ObjectExpression | undefined {
  for (const argument of args) {
    const object = literalOf(request, argument);
    if (object && BODY_KEYS.some((key) => assigned(request, argument, key).length > 0)) return object;
  }
  return undefined;
}

/** Returns the statements that set a member of a variable. */
function assigned({ document }: UnlinkCall['request'], variable: Node, key: string): TSESTree.AssignmentExpression[] {
  const binding = document.values.bindingOf(unwrap(variable));
  return (binding ? document.values.memberUses(binding) : []).flatMap(({ node, path }) =>
    path.length === 1 && path[0] === key && isAssigned(node) ? [node.parent as TSESTree.AssignmentExpression] : [],
  );
}

/** Options with a method, or a method in front of the URL: `http.call('POST', url, options)`. */
function* byMethod(unlink: UnlinkCall): Attempt<DeleteForm> {
  const { request, args } = unlink;
  const [word] = args;
  const isWord = word !== undefined && isString(word) && /^post$/i.test(word.value);
  if (!isWord)
    return yield* byConfiguration(
      unlink,
      yield* understood(optionsWith(unlink, 'method', 'type') ?? optionsWithStatements(unlink), NO_OPTIONS),
    );
  const form = yield* byConfiguration(unlink, yield* understood(bodyOptions(unlink), NO_OPTIONS));
  return {
    ...form,
    *edits(bearer, layout) {
      return [yield* methodEdit(request.text, word), ...(yield* form.edits(bearer, layout))];
    },
  };
}

export function* byConfiguration(unlink: UnlinkCall, options: TSESTree.ObjectExpression): Attempt<DeleteForm> {
  const { request, client, args, beside = [] } = unlink;
  const { text } = request;
  const carriers = BODY_KEYS.flatMap((key) => propertyOf(options, key) ?? []).filter(
    ({ value }) => !(value.type === T.Literal && typeof value.value === 'boolean'),
  );
  const statements = BODY_KEYS.flatMap((key) => args.flatMap((argument) => assigned(request, argument, key)));
  if (carriers.length + statements.length !== 1) return yield* refuse('reason.body-not-found');
  const [carrier] = carriers;
  const payload = carrier?.value ?? statements[0]?.right;
  if (payload === undefined) return yield* refuse('reason.body-not-found');
  return {
    payloads: [payload],
    removed: statements.map(({ parent }) => parent),
    *edits(bearer) {
      const method =
        propertyOf(options, 'method', 'type')?.value ??
        args.flatMap((argument) => assigned(request, argument, 'method'))[0]?.right;
      const needless = options.properties.filter(
        (property): property is TSESTree.Property =>
          property.type === T.Property && NEEDLESS.get(client.name)?.test(keyOf(property) ?? '') === true,
      );
      const headers = yield* headersOf(unlink, options, bearer);
      const edits = [...(method ? [yield* methodEdit(text, method)] : []), ...headers.edits];
      const isJson = client.name === 'request' && carrier !== undefined && keyOf(carrier) === 'json';
      const added = [...(headers.property === undefined ? [] : [headers.property]), ...beside];
      // request must still parse the response as JSON.
      const instead = isJson ? ['json: true'] : added;
      if (carrier === undefined) {
        edits.push(...(yield* removeProperties(text, options, needless)));
        edits.push(...(yield* appendProperties(text, options, added, needless)));
      } else if (instead.length === 0) {
        edits.push(...(yield* removeProperties(text, options, [carrier, ...needless])));
      } else {
        const [start, end] = carrier.range;
        edits.push({ start, end, text: instead.join(propertySeparator(text, carrier.range)) });
        if (isJson) edits.push(...(yield* appendProperties(text, options, added)));
        edits.push(...(yield* removeProperties(text, options, needless)));
      }
      return edits;
    },
  };
}

/** Returns the edits of the headers, which a statement may set: `options.headers = { … }`. */
function* headersOf(
  unlink: UnlinkCall,
  options: TSESTree.ObjectExpression,
  bearer: Bearer,
): Attempt<{ edits: Edit[]; property?: string }> {
  const { request, args } = unlink;
  const [statement, ...others] = args.flatMap((argument) => assigned(request, argument, 'headers'));
  if (others.length > 0) return yield* refuse('reason.headers-not-inline');
  if (args.some((argument) => setsAuthorization(unlink, argument))) return yield* refuse('reason.authorization-exists');
  if (statement === undefined) return yield* headerEdits(unlink, options, bearer);
  return { edits: yield* editsOfHeaders(unlink, statement.right, bearer) };
}

/** Whether a statement sets the header later: `options.headers.Authorization = …`. */
function setsAuthorization({ request: { document } }: UnlinkCall, variable: Node): boolean {
  const binding = document.values.bindingOf(unwrap(variable));
  const uses = binding ? document.values.memberUses(binding) : [];
  return uses.some(({ path: [key, name] }) => key === 'headers' && /^authorization$/i.test(name ?? ''));
}
