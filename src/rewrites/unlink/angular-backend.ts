import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, isClass, ownerOfThis, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { anchorOf } from '../anchor.js';
import { descendants, indentAt, isTaken } from '../code.js';
import { importName } from '../import-name.js';
import { keyOf, propertySeparator } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { isAnswerUsed } from './answer.js';
import { skipping } from './delete-form.js';
import type { UnlinkCall } from './delete-form.js';
import { documentsWith } from './header-hooks.js';

type Node = TSESTree.Node;
type Class = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

const REPLACED = 'reason.header-replaced';
const HTTP = '@angular/common/http';

/**
 * Sends the request by a separate `HttpClient` on Angular's `HttpBackend`, where interceptors don't run. The
 * caller receives the same responses and errors. Refuses where interceptors also change responses that the caller uses.
 */
export function* pastInterceptorsOfAngular(unlink: UnlinkCall): Attempt<UnlinkCall> {
  const { request, callee, made, args, client } = unlink;
  const inner = unwrap(callee);
  const used = inner.type === T.MemberExpression ? unwrap(inner.object) : undefined;
  const isField = used?.type === T.MemberExpression && used.object.type === T.ThisExpression;
  const owner = ownerOfThis(made.node);
  if (!isField || !owner || !isClass(owner)) return yield* refuse(REPLACED);
  if (isAnswerUsed({ document: request.document, call: made.node, args, client }) && changesResponses(request))
    return yield* refuse(REPLACED);
  const own = yield* ownClientOf(request, owner, used);
  const [start, end] = used.range;
  return skipping(unlink, 'interceptors', { edits: [...own.edits, { start, end, text: own.expression }] });
}

/** The field with the client, and the parameter with the backend where a field can't inject it. */
const NAME = 'httpWithoutInterceptors';
const BACKEND = 'httpBackend';

/** Where a class can send a request past the interceptors: an expression, and what it needs. */
interface OwnClient {
  readonly expression: string;
  readonly edits: readonly Edit[];
}

/** Adds the client to a class: a field with `inject()`, since Angular 14, or a parameter of the constructor. */
function* ownClientOf(request: RewriteRequest, owner: Class, used: TSESTree.MemberExpression): Attempt<OwnClient> {
  const { document, program, text, style } = request;
  const field = { expression: `this.${NAME}`, edits: [] };
  const parameter = (client: string): OwnClient => ({ expression: `new ${client}(this.${BACKEND})`, edits: [] });
  const { body } = owner.body;
  // An earlier rewrite has added it.
  if (body.some((member) => member.type === T.PropertyDefinition && keyOf(member) === NAME)) return field;
  const client = yield* importName(request, [HTTP, 'HttpClient', 'NgHttpClient']);
  const constructor = body.find(
    (member): member is TSESTree.MethodDefinition =>
      member.type === T.MethodDefinition && member.kind === 'constructor',
  );
  const parameters = constructor?.value.params ?? [];
  if (parameters.some((each) => each.type === T.TSParameterProperty && nameOf(each.parameter) === BACKEND))
    return parameter(client.expression);
  if (isTaken(program.nodes, NAME) || isTaken(program.nodes, BACKEND)) return yield* refuse(REPLACED);
  const backend = yield* importName(request, [HTTP, 'HttpBackend', 'NgHttpBackend']);
  // Only Angular may create the class, which then passes other arguments.
  const isOnlyInjected = isInjected(owner) && !isCreated(program.nodes, owner);
  const replaceable = isOnlyInjected ? replaceableIn(owner, parameters, used) : undefined;
  if (replaceable) {
    const [start, end] = replaceable.range;
    const edit = { start, end, text: `${BACKEND}: ${backend.expression}` };
    return { ...parameter(client.expression), edits: [...backend.edits, edit] };
  }
  const version = versionOf(document, '@angular/core');
  const injects = version === undefined ? /\binject\(/.test(text) : !mayBe(version, '<14');
  if (injects) {
    const inject = yield* importName(request, ['@angular/core', 'inject', 'ngInject']);
    const value = `new ${client.expression}(${inject.expression}(${backend.expression}))`;
    const line = `private readonly ${NAME} = ${value}${style.semicolons ? ';' : ''}`;
    return { ...field, edits: [...backend.edits, ...inject.edits, yield* fieldEdit(request, owner, line)] };
  }
  const last = parameters.at(-1);
  if (!last || !isOnlyInjected) return yield* refuse(REPLACED);
  const [, end] = last.range;
  const separator = propertySeparator(text, last.range);
  const added = { start: end, end, text: `${separator}private readonly ${BACKEND}: ${backend.expression}` };
  return { ...parameter(client.expression), edits: [...backend.edits, added] };
}

/** Returns the name and type of the private parameter with the client, if only this request uses it. */
function replaceableIn(
  owner: Class,
  parameters: readonly TSESTree.Parameter[],
  used: TSESTree.MemberExpression,
): TSESTree.Identifier | undefined {
  const found = parameters.find(
    (each): each is TSESTree.TSParameterProperty =>
      each.type === T.TSParameterProperty && dottedName(used) === `this.${nameOf(each.parameter)}`,
  );
  const name = found && nameOf(found.parameter);
  if (found?.accessibility !== 'private' || found.parameter.type !== T.Identifier) return undefined;
  const uses = [...descendants(owner)].filter((node) => node.type === T.Identifier && node.name === name);
  // Its declaration, and this request.
  return uses.length === 2 ? found.parameter : undefined;
}

function nameOf(parameter: Node): string | undefined {
  return parameter.type === T.Identifier ? parameter.name : undefined;
}

/** Inserts a field in front of the other members of a class. */
function* fieldEdit({ text, style }: RewriteRequest, { body: { body } }: Class, line: string): Attempt<Edit> {
  const first = yield* understood(body[0], REPLACED);
  const start = anchorOf(text, first.range[0]);
  const gap = first.type === T.PropertyDefinition ? style.eol : style.eol + style.eol;
  return { start, end: start, text: line + gap + indentAt(text, start) };
}

function isInjected({ decorators }: Class): boolean {
  return decorators.some(
    ({ expression }) =>
      expression.type === T.CallExpression &&
      expression.callee.type === T.Identifier &&
      /^(?:Component|Directive|Injectable|Pipe)$/.test(expression.callee.name),
  );
}

/** Whether the file itself creates or extends a class. */
function isCreated(nodes: readonly Node[], { id }: Class): boolean {
  return nodes.some((node) => {
    const used = node.type === T.NewExpression ? node.callee : isClass(node) ? node.superClass : undefined;
    return used?.type === T.Identifier && used.name === id?.name;
  });
}

/** Whether interceptors of the package may change what callers receive. */
function changesResponses(request: RewriteRequest): boolean {
  const documents = documentsWith(request, request.document, /\bHttpResponse\b/);
  return documents.some(
    ({ text }) =>
      /\bHttpInterceptor|\bHttpHandlerFn\b/.test(text) &&
      /\.\s*clone\s*\(\s*\{\s*body\b|\bnew\s+HttpResponse\b/.test(text),
  );
}
