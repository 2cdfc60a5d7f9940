import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isFunction, rootOf } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { outcomeOf } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { followedUrl } from './redirect-statement.js';

type Node = TSESTree.Node;

/** A redirect in a handler that gets a request and a response: `res.redirect(url)`. */
export interface HandlerRedirect {
  /** Fastify passes a `reply` that also takes errors; Express and those like it, `next`. */
  readonly framework: 'express' | 'fastify';
  readonly handler: FunctionNode;
  readonly request: TSESTree.Identifier;
  readonly response: TSESTree.Identifier;
  readonly call: TSESTree.CallExpression;
  /** The argument with the URL. */
  readonly argument: Node;
  /** The declarations of the variables that only hold the URL. */
  readonly others: readonly Node[];
}

/** Returns the redirect to a URL; undefined if a handler of another kind, or more than one redirect, uses it. */
export function handlerRedirectOf(request: RewriteRequest, url: Node): HandlerRedirect | undefined {
  const followed = outcomeOf(followedUrl(request, url));
  if (!('value' in followed)) return undefined;
  const { value, others } = followed;
  const call = value.parent;
  if (call?.type !== T.CallExpression || calledName(call) !== 'redirect') return undefined;
  const isPlain = call.arguments.every(
    (each) => each === value || (each.type === T.Literal && typeof each.value === 'number'),
  );
  if (!isPlain || call.callee.type !== T.MemberExpression) return undefined;
  let response = rootOf(call.callee);
  // `res.status(302).redirect(url)`
  while (response.type === T.CallExpression) response = rootOf(response.callee);
  const [definition] = request.document.values.bindingOf(response)?.definitions ?? [];
  if (definition?.type !== DefinitionType.Parameter || !isFunction(definition.node)) return undefined;
  const [first, second] = definition.node.params;
  if (first?.type !== T.Identifier || second?.type !== T.Identifier || second !== definition.name) return undefined;
  const framework = frameworkOf(request, second.name);
  if (framework === undefined) return undefined;
  return {
    ...{ framework, handler: definition.node, request: first, response: second },
    ...{ call, argument: value, others },
  };
}

/** Whether the handler itself redirects, and not a function in it. */
export function isOfHandler({ call, handler }: HandlerRedirect): boolean {
  return enclosingFunction(call) === handler;
}

/** Returns the framework of a handler's file; hapi, Sails and Next.js have handlers of other kinds. */
function frameworkOf(
  { document: { options, text } }: RewriteRequest,
  response: string,
): HandlerRedirect['framework'] | undefined {
  const packages = options.packages ?? {};
  const has = (name: string): boolean => Object.hasOwn(packages, name);
  const isExpress = has('express') || /['"]express['"]/.test(text);
  if (/\bNextApiRe\w+/.test(text) || (!isExpress && (has('next') || has('sails') || has('restify')))) return undefined;
  if (/\bfastify\b/i.test(text) || (has('fastify') && !isExpress)) return 'fastify';
  return response === 'reply' || response === 'h' ? undefined : 'express';
}
