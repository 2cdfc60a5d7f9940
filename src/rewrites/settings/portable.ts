import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { dottedName, isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { ALL, requiredModule } from '../../core/values/exports.js';
import { globalSetting } from './global-settings.js';
import {
  eitherSetting,
  EMPTY_SETTING,
  environmentVariable,
  importedSetting,
  isEnvironmentName,
  isPlainName,
  keyOfNeed,
  literalSetting,
  nameForModule,
  requiredNeed,
  SECRET,
} from './portable-forms.js';
import type { Need, Portability, Portable } from './portable-forms.js';
import { isRuntimeConfig, isSettingsCall, RUNTIME_CONFIG } from './settings-calls.js';

type Node = TSESTree.Node;

/** A value as code writes it: an expression, or a member of one. */
export interface Value {
  readonly node: Node;
  readonly path: readonly string[];
  /** Whether the option's name is only a guess: options of an unknown version, from a caller. */
  readonly isNameOpen?: boolean;
  /** The options that have it, as the client's constructor gets them. */
  readonly kept?: Kept;
}

/** An option of an object. */
export interface Kept {
  readonly object: Node;
  readonly name: string;
}

const MAX_STEPS = 8;

/** Matches tags of template languages, and text that stands for a value. */
const TAG = /<[%?]|\{\{|\{%|#\{|\$\{|@[\w(]/;

/**
 * Returns a value in a form that other places can repeat: a literal, a variable of the environment, or a name imported
 * from another module.
 */
export function portableOf(document: Document, value: Value, steps = MAX_STEPS): Portability {
  const { node: given, path } = value;
  const node = plain(given);
  if (steps === 0 || SECRET.test(document.text.slice(...node.range)) || path.some((name) => SECRET.test(name)))
    return undefined;
  const again = (next: Value): Portability => portableOf(document, next, steps - 1);
  const text = path.length > 0 ? undefined : textOf(node);
  if (text !== undefined) return TAG.test(document.text.slice(...node.range)) ? undefined : literalSetting(text);
  const environment = environmentOf(node, path, given.type === T.TSNonNullExpression);
  if (environment) return environment;
  if (node.type === T.LogicalExpression && node.operator !== '&&' && path.length === 0) {
    const right = isEmptyText(node.right) ? EMPTY_SETTING : again({ node: node.right, path });
    return eitherSetting(node.operator, again({ node: node.left, path }), right);
  }
  const asText = path.length > 0 ? undefined : textualized(node);
  if (asText) return again({ node: asText, path });
  if (node.type === T.MemberExpression) {
    // What a component's attribute is, its callers decide.
    if (dottedName(node)?.startsWith('this.props.') === true) return 'parameter';
    const name = document.values.nameOf(node);
    const inner =
      name === undefined || !isPlainName(name) ? undefined : again({ node: node.object, path: [name, ...path] });
    if (inner !== undefined) return inner;
  }
  const need = path.every(isPlainName) ? needOf(document, node) : undefined;
  if (need) return importedSetting(need, path);
  if (node.type === T.CallExpression && path.length > 0) return returned(document, node, path);
  if (node.type === T.Identifier) {
    const binding = document.values.bindingOf(node);
    if (binding?.definitions.some(({ type }) => type === DefinitionType.Parameter)) return 'parameter';
    const [taken, ...others] = binding ? document.values.takenFrom(binding) : [];
    if (taken && others.length === 0) return again({ node: taken.source, path: [...taken.path, ...path] });
    const [value, ...more] = path.length === 0 ? document.values.valuesOf(node) : [];
    if (value && more.length === 0 && plain(value).type === T.LogicalExpression) return again({ node: value, path });
  }
  const sites = path.length === 0 ? document.values.origins(node) : sitesOf(document, node, path);
  const [only, ...others] = sites;
  // A cast is for types that only its file has.
  const global = given === node ? ofGlobal(document, node, path) : undefined;
  if (only === undefined && path.length > 0) return ofOrigin(document, node, again, path) ?? global;
  return only === undefined || only === node || others.length > 0 ? global : again({ node: only, path: [] });
}

/** Returns a member of what the function that sets a variable returns, or of the environment in a variable. */
function ofOrigin({ values }: Document, node: Node, again: (next: Value) => Portability, path: readonly string[]) {
  const [origin, ...others] = values.origins(node);
  const isKnown = origin && (origin.type === T.CallExpression || environmentAt(origin) !== undefined);
  return isKnown && others.length === 0 ? again({ node: origin, path }) : undefined;
}

function ofGlobal(document: Document, node: Node, path: readonly string[]): Portable | undefined {
  const global = globalSetting(document, node, path);
  return global && { global, needs: [], key: `global ${global.code}`, write: () => global.code };
}

function returned(
  document: Document,
  call: TSESTree.CallExpression,
  [first = '', ...rest]: readonly string[],
): Portable | undefined {
  const path = [first, ...rest];
  const member = path.map((name) => `.${name}`).join('');
  // Everything else is for servers only.
  if (isRuntimeConfig(document, call)) {
    if (first !== 'public' || rest.length === 0 || !path.every(isPlainName)) return undefined;
    const write: Portable['write'] = (_style, _localOf, variable = '') => variable + member;
    return { isRuntimeConfig: true, needs: [], key: `${RUNTIME_CONFIG}()${member}`, write };
  }
  const need =
    path.every(isPlainName) && isSettingsCall(document, call, first) ? needOf(document, call.callee) : undefined;
  if (need === undefined) return undefined;
  return {
    ...importedSetting(need, path),
    key: `${keyOfNeed(need)}()${member}`,
    write: (_style, localOf) => `${localOf(need)}()${member}`,
  };
}

function sitesOf({ values }: Document, node: Node, path: readonly string[]): readonly Node[] {
  return values.properties(node, path).flatMap((site) => site.value ?? []);
}

/** Returns an expression without casts. Unlike `unwrap`, it keeps `await`. */
function plain(node: Node): Node {
  return node.type === T.AwaitExpression ? node : unwrap(node);
}

function textOf(node: Node): string | undefined {
  if (isString(node)) return node.value;
  return node.type === T.TemplateLiteral && node.expressions.length === 0
    ? (node.quasis[0]?.value.cooked ?? undefined)
    : undefined;
}

function isEmptyText(node: Node): boolean {
  return textOf(plain(node)) === '';
}

/** Returns what code makes a string of, which it is already: `${VALUE}`, `String(VALUE)`. */
function textualized(node: Node): Node | undefined {
  if (node.type === T.TemplateLiteral && node.quasis.every(({ value }) => value.raw === '')) {
    const [only, ...others] = node.expressions;
    return others.length > 0 ? undefined : only;
  }
  const isConversion =
    node.type === T.CallExpression && node.callee.type === T.Identifier && node.callee.name === 'String';
  return isConversion && node.arguments.length === 1 ? node.arguments[0] : undefined;
}

/** Returns `process.env.X` or `import.meta.env.X`, also by the name of a member: `const { X } = process.env`. */
function environmentOf(node: Node, [member, ...more]: readonly string[], isAsserted: boolean): Portable | undefined {
  const home = more.length > 0 ? undefined : environmentAt(node);
  if (home && member !== undefined) return isEnvironmentName(member) ? environmentVariable(home, member) : undefined;
  if (node.type !== T.MemberExpression || member !== undefined) return undefined;
  const name = node.computed ? textOf(node.property) : node.property.type === T.Identifier && node.property.name;
  const owner = environmentAt(plain(node.object));
  return owner && typeof name === 'string' && isEnvironmentName(name)
    ? environmentVariable(owner, name, isAsserted)
    : undefined;
}

/** Returns the environment that a node is: `process.env` or `import.meta.env`. */
function environmentAt(node: Node): Portable['environment'] {
  if (node.type !== T.MemberExpression || node.computed) return undefined;
  const { property, object: owner } = node;
  if (property.type !== T.Identifier || property.name !== 'env') return undefined;
  if (owner.type === T.MetaProperty) return 'import.meta.env';
  return owner.type === T.Identifier && owner.name === 'process' ? 'process.env' : undefined;
}

/** Returns the import that brings a name into its file. */
function needOf({ values, fileName: from }: Document, node: Node): Need | undefined {
  const required = requiredModule(node);
  if (required !== undefined) return requiredNeed(required, from, nameForModule(required));
  if (node.type !== T.Identifier) return undefined;
  for (const { type, node: specifier, parent } of values.bindingOf(node)?.definitions ?? []) {
    if (type === DefinitionType.Variable && specifier.id.type === T.Identifier && specifier.init) {
      const module = requiredModule(specifier.init);
      if (module !== undefined) return requiredNeed(module, from, node.name);
    }
    if (type !== DefinitionType.ImportBinding || parent.type !== T.ImportDeclaration) continue;
    const common = { module: parent.source.value, from, local: node.name, kind: 'es' } as const;
    if (specifier.type === T.ImportNamespaceSpecifier) return { ...common, member: ALL };
    if (specifier.type === T.ImportDefaultSpecifier) return { ...common, member: 'default' };
    if (specifier.type !== T.ImportSpecifier || specifier.imported.type !== T.Identifier) continue;
    return { ...common, member: specifier.imported.name };
  }
  return undefined;
}
