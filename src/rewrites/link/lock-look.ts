import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { T } from '../../core/syntax/node-types.js';
import { descendants, isCallFree, isInScope } from '../code.js';
import { keyOf, objectLiteralOf } from '../objects.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';

/** Options of a Lock that a second Lock for linking shares, as users should recognise it. */
const LOOK = /^(?:theme|language(?:Dictionary)?|allowedConnections)$/;

/**
 * Returns the source of the options that a second Lock shares with a Lock.
 * @param options of the first Lock
 * @param at the call that creates the second one
 * @param own properties that the second one has already
 */
export function sharedLook(
  request: RewriteRequest,
  options: TSESTree.ObjectExpression,
  at: TSESTree.Node,
  own: readonly string[] = [],
): string[] {
  return options.properties.flatMap((property) => {
    const name = property.type === T.Property ? (keyOf(property) ?? '') : '';
    const isShared = property.type === T.Property && LOOK.test(name) && !own.includes(name);
    return isShared && isCallFree(property) && isInScope(request.document, property.value, at)
      ? [sourceOf(request, property)]
      : [];
  });
}

/** Where a Lock is set up: `new Auth0Lock(id, domain, options)`, or `lockProvider.init(settings)` with `options` in them. */
export interface LockSetUp {
  readonly document: Document;
  /** The argument with the options, or with the settings that they are in. */
  readonly node: TSESTree.Node;
  readonly isSettings: boolean;
}

/** Returns the options of a Lock set up in any place that a second Lock can share: those that are constants. */
export function constantLook({ document, node, isSettings }: LockSetUp, own: readonly string[]): string[] {
  const given = objectLiteralOf(document, node);
  const nested = isSettings && given?.properties.find((each) => each.type === T.Property && keyOf(each) === 'options');
  const options = isSettings ? nested && nested.type === T.Property && objectLiteralOf(document, nested.value) : given;
  if (!options) return [];
  return options.properties.flatMap((property) => {
    const name = property.type === T.Property ? (keyOf(property) ?? '') : '';
    if (property.type !== T.Property || !LOOK.test(name) || own.includes(name)) return [];
    const source = document.text.slice(...property.range);
    const isConstant = [...descendants(property.value)].every(isPartOfConstant);
    return isConstant && !hasComment(document.text, property) ? [inOneLine(source)] : [];
  });
}

/** Whether a constant contains a comment; a URL is none. */
function hasComment(text: string, property: TSESTree.Property): boolean {
  let at = property.range[0];
  const between = [...descendants(property.value)].flatMap((node) => {
    if (node.type !== T.Literal) return [];
    const part = text.slice(at, node.range[0]);
    at = node.range[1];
    return [part];
  });
  return [...between, text.slice(at, property.range[1])].some((part) => part.includes('/'));
}

function inOneLine(source: string): string {
  const lines = source.split(/\r?\n/).map((line) => line.trim());
  return lines.map((line, at) => (/^[}\]]/.test(lines[at + 1] ?? '') ? line.replace(/,$/, '') : line)).join(' ');
}

/** Whether a node is a literal, an object or array of literals, or the name of an object's property. */
function isPartOfConstant(node: TSESTree.Node): boolean {
  switch (node.type) {
    case T.ArrayExpression:
    case T.Literal:
    case T.ObjectExpression:
      return true;
    case T.Property:
      return !node.computed && !node.shorthand && !node.method;
    case T.Identifier:
      return node.parent.type === T.Property && node.parent.key === node;
    default:
      return false;
  }
}
