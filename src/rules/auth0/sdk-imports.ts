import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { APIS, GLOBALS, PACKAGES, TYPE_NAMES } from './catalog.js';
import type { Api } from './catalog.js';

type Node = TSESTree.Node;
type Programs = Document['programs'];

/**
 * Returns the SDK object that a type annotation names: `Auth0LockStatic`, `auth0.WebAuth`, `typeof Auth0Lock`,
 * `X | null`.
 */
export function typedApi(annotation: TSESTree.TypeNode | undefined, programs: Programs): Api | undefined {
  if (annotation?.type === T.TSUnionType) {
    for (const type of annotation.types) {
      const api = typedApi(type, programs);
      if (api) return api;
    }
  }
  if (annotation?.type === T.TSTypeReference) {
    const name = entityName(annotation.typeName);
    return name === undefined
      ? undefined
      : (TYPE_NAMES.get(name) ?? importedType(name, programs) ?? extendedType(name, programs));
  }
  if (annotation?.type === T.TSTypeQuery && annotation.exprName.type !== T.TSImportType) {
    const name = entityName(annotation.exprName);
    return name === undefined ? undefined : GLOBALS.get(name);
  }
  return undefined;
}

/** Returns the SDK API that an imported name refers to; undefined if no import from an Auth0 package declares it. */
export function importedName(name: string, programs: Programs): Api | undefined {
  for (const { ast } of programs) {
    for (const statement of ast.body) {
      if (statement.type !== T.ImportDeclaration) continue;
      const specifier = statement.specifiers.find((candidate) => candidate.local.name === name);
      if (specifier) return importedApi(specifier, statement);
    }
  }
  return undefined;
}

/**
 * Returns the instances of an imported class: `auth: AuthService` with
 * `import { AuthService } from '@auth0/auth0-angular'`.
 */
function importedType(name: string, programs: Programs): Api | undefined {
  const [local, ...members] = name.split('.');
  let api = local === undefined ? undefined : importedName(local, programs);
  for (const member of members) api = api && APIS[api].members?.get(member);
  return api && APIS[api].construct;
}

/** Returns the SDK object that an interface of the document extends: `interface Client extends WebAuth {…}`. */
function extendedType(name: string, programs: Programs): Api | undefined {
  for (const { ast } of programs) {
    for (const statement of ast.body) {
      const declared = statement.type === T.ExportNamedDeclaration ? statement.declaration : statement;
      if (declared?.type !== T.TSInterfaceDeclaration || declared.id.name !== name) continue;
      for (const { expression } of declared.extends) {
        const base = expression.type === T.Identifier && expression.name !== name ? expression.name : undefined;
        const api = base === undefined ? undefined : (TYPE_NAMES.get(base) ?? importedType(base, programs));
        if (api) return api;
      }
    }
  }
  return undefined;
}

/** Matches the part before the package name in CDN URLs and Deno specifiers. */
const BEFORE_NAME = /^(?:npm:|https?:\/\/[^/]+\/(?:npm\/|gh\/|pin\/|v\d+\/|stable\/)?)/;

/** Matches a GitHub repository of an SDK, by which jspm names what it installs from there. */
const REPOSITORY = /^(?:github:)?auth0\/(auth0\.js|auth0-spa-js|lock(?:-passwordless)?)(?=$|[/@])/;

/**
 * Returns the package that a specifier names: `auth0-js`, `auth0-js/build/auth0`, `auth0-lock@11/…`,
 * `https://esm.sh/auth0-lock`, `auth0/lock`.
 */
export function packageName(source: string): string {
  const repository = REPOSITORY.exec(source)?.[1];
  if (repository !== undefined) return repository.startsWith('lock') ? `auth0-${repository}` : repository;
  const parts = source.replace(BEFORE_NAME, '').split('/');
  return parts
    .slice(0, parts[0]?.startsWith('@') || parts[0] === 'meteor' ? 2 : 1)
    .join('/')
    .replace(/(?!^)@[^]*/, '');
}

export function packageApi(source: string): Api | undefined {
  return PACKAGES.get(source.replace(INDEX, '')) ?? PACKAGES.get(packageName(source));
}

/** Matches the end of a specifier that names a folder's index file. */
const INDEX = /\/index(?:\.js)?$/;

export function importedApi(node: Node, parent: Node | null | undefined): Api | undefined {
  if (node.type === T.TSImportEqualsDeclaration) {
    const reference = node.moduleReference;
    return reference.type === T.TSExternalModuleReference && isString(reference.expression)
      ? packageApi(reference.expression.value)
      : undefined;
  }
  if (parent?.type !== T.ImportDeclaration) return undefined;
  const api = packageApi(parent.source.value);
  if (api === undefined) return undefined;
  if (node.type === T.ImportDefaultSpecifier) return APIS[api].members?.get('default') ?? api;
  if (node.type !== T.ImportSpecifier) return api;
  const name = node.imported.type === T.Identifier ? node.imported.name : node.imported.value;
  return APIS[api].members?.get(name) ?? APIS[api].functions?.get(name);
}

function entityName(node: TSESTree.EntityName): string | undefined {
  if (node.type === T.Identifier) return node.name;
  if (node.type !== T.TSQualifiedName) return undefined;
  const left = entityName(node.left);
  return left === undefined ? undefined : `${left}.${node.right.name}`;
}
