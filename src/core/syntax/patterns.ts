import type { TSESTree } from '@typescript-eslint/types';
import { contains } from './ast.js';
import { T } from './node-types.js';

type Node = TSESTree.Node;

/** Returns the path through a pattern to a name, and the defaults on it; undefined if a key on the path is unknown. */
export function wayTo(
  pattern: Node,
  name: Node,
  nameOf: (property: TSESTree.Property) => string | undefined,
): { readonly path: string[]; readonly defaults: Node[] } | undefined {
  const path: string[] = [];
  const defaults: Node[] = [];
  let current: Node = pattern;
  while (current !== name) {
    if (current.type === T.AssignmentPattern) {
      defaults.push(current.right);
      current = current.left;
    } else if (current.type === T.ObjectPattern) {
      const property: TSESTree.Property | undefined = current.properties.find(
        (candidate): candidate is TSESTree.Property => candidate.type === T.Property && contains(candidate.value, name),
      );
      const key = property && nameOf(property);
      if (property === undefined || key === undefined) return undefined;
      path.push(key);
      current = property.value;
    } else if (current.type === T.ArrayPattern) {
      const index = current.elements.findIndex((element) => element && contains(element, name));
      const element: Node | null | undefined = current.elements[index];
      if (!element || element.type === T.RestElement) return undefined;
      path.push(String(index));
      current = element;
    } else return undefined;
  }
  return { path, defaults };
}
