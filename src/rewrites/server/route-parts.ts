import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { lastPartOf, withSlashes } from '../helpers/module/paths.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';

/** Returns the name of a handler's parameter, or of a property of it. */
export function* requestName(handler: FunctionNode, property: string | undefined): Attempt<string> {
  const [parameter] = handler.params;
  if (parameter?.type === T.Identifier) return property ? `${parameter.name}.${property}` : parameter.name;
  const properties = parameter?.type === T.ObjectPattern && property ? parameter.properties : [];
  for (const each of properties) {
    const isIt = each.type === T.Property && each.key.type === T.Identifier && each.key.name === property;
    if (isIt && each.value.type === T.Identifier) return each.value.name;
  }
  return yield* refuse('reason.request-not-found');
}

/** Returns the folders between a folder of the only such name and a file, and the file's name without its ending. */
export function partsAfter(fileName: string, folder: string): { folders: string[] | undefined; name: string } {
  const parts = withSlashes(fileName)
    .replace(/\.[cm]?[jt]sx?$/, '')
    .split('/');
  const starts = parts.flatMap((part, index) => (part === folder ? [index] : []));
  const [start] = starts;
  // Another folder of the path may have the same name.
  const isOne = start !== undefined && starts.length === 1;
  return { folders: isOne ? parts.slice(start + 1, -1) : undefined, name: parts.at(-1) ?? '' };
}

/**
 * Returns a path for a login's callback. A route that ends in a parameter also serves `callback` in its place.
 * @param parameter matches a part that varies
 * @param siblingOf returns the specifier of the file that would answer instead of one whose name varies
 */
export function* pathWith(
  request: RewriteRequest,
  parts: readonly string[],
  parameter: RegExp,
  siblingOf = (name: string): string => `./${lastPartOf(request.fileName).replace(name, 'callback')}`,
): Attempt<string> {
  const last = parts.at(-1) ?? '';
  const varies = parameter.test(last);
  const fixed = varies ? [...parts.slice(0, -1), 'callback'] : parts;
  const isPlain = fixed.length > 0 && fixed.every((part) => /^[\w-]+$/.test(part));
  if (!isPlain) return yield* refuse('reason.route-path-varies');
  const path = `/${fixed.join('/')}`;
  const sibling = varies ? siblingOf(last) : undefined;
  if (sibling !== undefined && request.project.read(request.fileName, sibling.replace(/\.[jt]sx?$/, ''))) {
    return yield* refuse('reason.route-exists', { route: path });
  }
  return path;
}
