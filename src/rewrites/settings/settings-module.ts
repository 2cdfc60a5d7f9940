import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { keyOf } from '../objects.js';
import { importedMember } from './portable-forms.js';
import type { Portable } from './portable-forms.js';
import { portableOf } from './portable.js';

type Node = TSESTree.Node;

const DOMAIN = /^(?:auth0_?)?domain$/i;
const CLIENT_ID = /^(?:auth0_?)?client_?id$/i;

interface Found {
  readonly 'client id': Portable;
  readonly domain: Portable;
}

/**
 * Returns the settings that the only one of some ES modules exports: `export const domain = …, clientId = …`, or an
 * object with both.
 */
export function settingsModule(documents: readonly Document[]): Found | undefined {
  const found = documents.flatMap((document) => foundIn(document));
  return found.length === 1 ? found[0] : undefined;
}

function foundIn(document: Document): Found[] {
  const named = new Map<string, Node>();
  for (const { ast } of document.programs) {
    for (const statement of ast.body) {
      if (statement.type === T.ExportDefaultDeclaration) named.set('default', statement.declaration);
      if (statement.type !== T.ExportNamedDeclaration || statement.declaration?.type !== T.VariableDeclaration)
        continue;
      for (const { id, init } of statement.declaration.declarations) {
        if (id.type === T.Identifier && init) named.set(id.name, init);
      }
    }
  }
  return [...pairIn(document, named, []), ...[...named].flatMap(([name, node]) => inObject(document, node, [name], 2))];
}

/** @param depth how deep objects may be nested */
function inObject(document: Document, node: Node, path: readonly string[], depth: number): Found[] {
  const objects = document.values.origins(node).map(unwrap);
  return objects.flatMap((object): Found[] => {
    if (object.type !== T.ObjectExpression || depth === 0) return [];
    const members = new Map<string, Node>();
    for (const property of object.properties) {
      const name = property.type === T.Property ? keyOf(property) : undefined;
      if (property.type === T.Property && name !== undefined) members.set(name, property.value);
    }
    return [
      ...pairIn(document, members, path),
      ...[...members].flatMap(([name, inner]) => inObject(document, inner, [...path, name], depth - 1)),
    ];
  });
}

function pairIn(document: Document, members: ReadonlyMap<string, Node>, path: readonly string[]): Found[] {
  const domains = [...members].filter(([name]) => DOMAIN.test(name));
  const ids = [...members].filter(([name]) => CLIENT_ID.test(name));
  const [domain] = domains;
  const [id] = ids;
  if (!domain || !id || domains.length + ids.length > 2 || !isOfService(document, domain, path)) return [];
  return [
    {
      domain: importedMember(document.fileName, [...path, domain[0]]),
      'client id': importedMember(document.fileName, [...path, id[0]]),
    },
  ];
}

/** Whether a domain is the tenant's: a name says so, or the value. */
function isOfService(document: Document, [name, node]: readonly [string, Node], path: readonly string[]): boolean {
  const value = portableOf(document, { node, path: [] });
  return typeof value === 'object' && [name, ...path, value.key].some((text) => /auth0/i.test(text));
}
