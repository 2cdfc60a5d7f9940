import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { editedSource } from '../code.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { usesArguments } from './callback.js';

type Node = TSESTree.Node;

/**
 * Returns the source of a callback that calls the code around it as before, but without the login's result: its tokens
 * belong to the linked account.
 * @param harmless how many leading parameters are not tokens: the error, the profile
 * @returns undefined if the callback does more with the result than to pass it to a parameter, as in `(error, result) =>
 *   done(error, result)`, or as `done` itself
 */
export function withoutResult(request: RewriteRequest, callback: Node, harmless: number): string | undefined {
  if (isParameter(request, callback)) return callOf(request, sourceOf(request, callback));
  const own = unwrap(callback);
  if (!isFunction(own) || own.params.length <= harmless || usesArguments(own)) return undefined;
  const uses = own.params.slice(harmless).map((parameter) => usesOf(request, parameter));
  if (!uses.every((each) => each !== undefined)) return undefined;
  const edits = uses.flat().map((use) => withoutArgument(request, use));
  if (!edits.every((each) => each !== undefined)) return undefined;
  const [last, kept] = [own.params.at(-1), own.params[harmless - 1]];
  if (last === undefined || kept === undefined) return undefined;
  return editedSource(request, callback, [{ start: kept.range[1], end: last.range[1], text: '' }, ...edits]);
}

function callOf({ style }: RewriteRequest, name: string): string {
  if (!style.modern) return `function (error) { ${name}(error); }`;
  return style.typescript ? `(error: any) => ${name}(error)` : `(error) => ${name}(error)`;
}

/** Whether a function passes its argument on to the code around the login: a parameter, or the `next` of an observer. */
function passesOn(request: RewriteRequest, callee: Node): boolean {
  if (callee.type !== T.MemberExpression) return isParameter(request, callee);
  return request.document.values.nameOf(callee) === 'next' && isParameter(request, unwrap(callee.object));
}

function isParameter({ document }: RewriteRequest, node: Node): boolean {
  const definitions = (node.type === T.Identifier ? document.values.bindingOf(node)?.definitions : undefined) ?? [];
  return definitions.length > 0 && definitions.every(({ type }) => type === DefinitionType.Parameter);
}

/** Returns where a parameter is read; undefined if that is unknown. */
function usesOf({ document }: RewriteRequest, parameter: Node): Node[] | undefined {
  if (parameter.type !== T.Identifier) return undefined;
  const references = document.values.bindingOf(parameter)?.references;
  if (references?.some((use) => use.isWrite())) return undefined;
  return references?.map(({ identifier }) => identifier);
}

/** Returns the edit that removes the last argument of a call of a parameter. TypeScript may count arguments. */
function withoutArgument(request: RewriteRequest, use: Node): Edit | undefined {
  const call = use.parent;
  if (call?.type !== T.CallExpression || call.arguments.at(-1) !== use) return undefined;
  if (!passesOn(request, unwrap(call.callee))) return undefined;
  const [start, end] = use.range;
  if (request.style.typescript) {
    return { start, end, text: takesAnything(request, unwrap(call.callee)) ? 'undefined' : 'undefined as any' };
  }
  const before = call.arguments.at(-2);
  return { start: before?.range[1] ?? start, end, text: '' };
}

/** Whether TypeScript knows nothing of a function: a parameter without a type, which nothing else gives one. */
function takesAnything({ document }: RewriteRequest, callee: Node): boolean {
  const definitions = callee.type === T.Identifier ? document.values.bindingOf(callee)?.definitions : undefined;
  const definition = definitions?.[0];
  if (definition?.type !== DefinitionType.Parameter || definition.name.type !== T.Identifier) return false;
  const { name, node: owner } = definition;
  const isNamed = owner.type === T.FunctionDeclaration || owner.parent.type === T.MethodDefinition;
  return isNamed && !name.typeAnnotation && owner.params.some((parameter) => parameter === name);
}
