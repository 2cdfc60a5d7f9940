import { DefinitionType } from '@typescript-eslint/scope-manager';
import { T } from '../../core/node-types.js';
import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, isFunction, isString, unwrap } from '../../core/ast.js';
import { isPackage, requiredModule } from '../../core/exports.js';
import type { RuleContext } from '../../core/rule.js';
import type { Binding } from '../../core/scopes.js';
import { calledName } from '../../core/calls.js';
import type { Values } from '../../core/values.js';
import { APIS, AUTH0_JS_MEMBERS, CUSTOMARY_NAMES, GLOBALS, MEMBER_OBJECTS } from './catalog.js';
import type { Api } from './catalog.js';
import { importedApi, importedName, packageApi, typedApi } from './sdk-imports.js';

type Node = TSESTree.Node;

/** What an expression is known to be, and how. */
export interface Identified {
  /** `proven` by an import, a global or a type; `named` only by what it is called; `open` if nothing is known of it. */
  readonly by: 'proven' | 'named' | 'open';
  /** The `new …` that makes the object, where it stands in the document. */
  readonly construction: TSESTree.NewExpression | TSESTree.CallExpression | undefined;
}

/** Tells which of a document's expressions are objects of Auth0's SDKs. */
export class Sdk {
  readonly #values: Values;
  readonly #programs: RuleContext['programs'];
  #constructions: readonly (TSESTree.NewExpression | TSESTree.CallExpression)[] | undefined;

  readonly #context: RuleContext;
  readonly #elsewhere = new Map<RuleContext, Sdk>();

  constructor(context: RuleContext) {
    this.#context = context;
    this.#values = context.values;
    this.#programs = context.programs;
  }

  /**
   * Whether `node` may be an `api`; undefined if it is known to be something else.
   * A name alone counts only where nothing is known of the object: a variable that holds something else is not a Lock because it is called one.
   */
  identify(node: Node, api: Api): Identified | undefined {
    const [ownerApi, member] = MEMBER_OBJECTS[api] ?? [];
    const object = unwrap(node);
    if (ownerApi && object.type === T.MemberExpression && this.#values.nameOf(object) === member) {
      const owner = this.identify(object.object, ownerApi);
      if (owner && owner.by !== 'open') return owner;
    }
    return this.#identify(
      node,
      (match) => match.api === api,
      (name) => CUSTOMARY_NAMES.some(([named, pattern]) => named === api && pattern.test(name)),
    );
  }

  /** Whether `new node()` may make an `api`; its name counts only if it is the class's own. */
  identifyClass(node: Node, api: Api): Identified | undefined {
    const makes = (made: Api | undefined): boolean => made !== undefined && APIS[made].construct === api;
    return this.#identify(
      node,
      (match) => makes(match.api),
      (name) => makes(GLOBALS[name] ?? AUTH0_JS_MEMBERS[name]),
    );
  }

  /** Whether a JSX element is the component `api`. */
  identifyComponent(name: TSESTree.JSXTagNameExpression, api: Api): Identified | undefined {
    if (name.type !== T.JSXIdentifier) return undefined;
    const imported = importedName(name.name, this.#programs);
    if (imported !== undefined) return imported === api ? { by: 'proven', construction: undefined } : undefined;
    const named = CUSTOMARY_NAMES.some(([candidate, pattern]) => candidate === api && pattern.test(name.name));
    return { by: named ? 'named' : 'open', construction: undefined };
  }

  #identify(node: Node, isMatch: (match: Match) => boolean, isName: (name: string) => boolean): Identified | undefined {
    let unknown = false;
    for (const origin of this.#values.origins(node)) {
      const match = this.#apiOf(origin, 0);
      if (match && isMatch(match)) return { by: 'proven', construction: match.construction };
      if (match === undefined && !this.#isForeign(origin)) unknown = true;
    }
    if (!unknown) return undefined;
    const name = lastName(unwrap(node));
    return { by: name !== undefined && isName(name) ? 'named' : 'open', construction: undefined };
  }

  /** Every `new` of an SDK's class in the document. */
  constructions(): readonly (TSESTree.NewExpression | TSESTree.CallExpression)[] {
    this.#constructions ??= this.#programs.flatMap(({ nodes }) =>
      nodes.filter(
        (node): node is TSESTree.NewExpression =>
          node.type === T.NewExpression && this.#values.origins(node.callee).some((origin) => this.#apiOf(origin, 0)),
      ),
    );
    return this.#constructions;
  }

  #apiOf(start: Node, depth: number): Match | undefined {
    if (depth > 8) return undefined;
    return this.#apiHere(unwrap(start), depth) ?? this.#apiElsewhere(start, depth);
  }

  /** What another file of the project says that an imported name is. */
  #apiElsewhere(node: Node, depth: number): Match | undefined {
    for (const { context, node: remote } of this.#context.imports.resolve(node)) {
      const elsewhere = this.#serviceOf(context);
      for (const origin of context.values.origins(remote)) {
        const match = elsewhere.#apiOf(origin, depth + 2);
        // Where it is made stands in another document, so that there is no place here to point at.
        if (match) return { api: match.api };
      }
    }
    return undefined;
  }

  #serviceOf(context: RuleContext): Sdk {
    let sdk = this.#elsewhere.get(context);
    if (sdk === undefined) this.#elsewhere.set(context, (sdk = new Sdk(context)));
    return sdk;
  }

  #apiHere(node: Node, depth: number): Match | undefined {
    switch (node.type) {
      case T.Identifier:
        return this.#apiOfIdentifier(node);
      case T.MemberExpression: {
        const global = this.#values.globalMember(node);
        if (global !== undefined) return matchOf(GLOBALS[global]);
        const name = this.#values.nameOf(node);
        const declared = name === undefined ? undefined : this.#declaredMember(node, name);
        if (declared) return declared;
        const owner = this.#apiOfAny(node.object, depth);
        return name === undefined || owner === undefined ? undefined : matchOf(APIS[owner.api].members?.[name]);
      }
      case T.NewExpression: {
        const owner = this.#apiOfAny(node.callee, depth);
        const made = owner && APIS[owner.api].construct;
        return made && { api: made, construction: node };
      }
      case T.CallExpression: {
        const required = requiredModule(node);
        if (required !== undefined) return matchOf(packageApi(required));
        // What compilers wrap `require` in; the module's default export is taken from what it returns.
        const [wrapped] = node.arguments;
        if (wrapped && /^(?:__import|_interopRequire)/.test(calledName(node) ?? ''))
          return this.#apiOfAny(wrapped, depth);
        const owner = this.#apiOfAny(node.callee, depth);
        const made = owner && APIS[owner.api].call;
        return made && { api: made, construction: node };
      }
      case T.ImportExpression:
        return matchOf(packageApi(requiredModule(node) ?? ''));
      default:
        return undefined;
    }
  }

  #apiOfAny(node: Node, depth: number): Match | undefined {
    for (const origin of this.#values.origins(node)) {
      const match = this.#apiOf(origin, depth + 1);
      if (match) return match;
    }
    return undefined;
  }

  #apiOfIdentifier(node: TSESTree.Identifier): Match | undefined {
    const binding = this.#values.bindingOf(node);
    if (binding === undefined || binding.definitions.every(isAmbient)) {
      const written = binding?.references.some((reference) => reference.isWrite()) ?? false;
      return written ? undefined : matchOf(GLOBALS[node.name]);
    }
    for (const definition of binding.definitions) {
      if (definition.type === DefinitionType.ImportBinding)
        return matchOf(importedApi(definition.node, definition.parent));
      const annotation = 'typeAnnotation' in definition.name ? definition.name.typeAnnotation : undefined;
      const typed = typedApi(annotation?.typeAnnotation, this.#programs);
      if (typed) return { api: typed };
      if (definition.type === DefinitionType.Parameter) return this.#amdParameter(definition.node, definition.name);
      if (definition.type === DefinitionType.Variable && definition.node.id.type === T.ObjectPattern) {
        return this.#destructuredApi(binding, definition.node);
      }
    }
    return undefined;
  }

  /** `const { WebAuth } = require('auth0-js')`. */
  #destructuredApi(binding: Binding, node: TSESTree.VariableDeclarator): Match | undefined {
    if (node.id.type !== T.ObjectPattern || node.init === null) return undefined;
    const owner = this.#apiOfAny(node.init, 0);
    if (owner === undefined) return undefined;
    for (const property of node.id.properties) {
      if (property.type !== T.Property) continue;
      const { value } = property;
      const target = value.type === T.AssignmentPattern ? value.left : value;
      const name = this.#values.nameOf(property);
      if (name !== undefined && this.#values.bindingOf(target) === binding) {
        return matchOf(APIS[owner.api].members?.[name]);
      }
    }
    return undefined;
  }

  /** `define(['auth0-lock'], function (Auth0Lock) {…})` and `require([…], …)`. */
  #amdParameter(owner: Node, name: Node): Match | undefined {
    if (!isFunction(owner)) return undefined;
    const { parent } = owner as Node;
    if (parent?.type !== T.CallExpression || !/^(define|require|requirejs)$/.test(calledName(parent) ?? ''))
      return undefined;
    const modules = parent.arguments.find((argument) => argument.type === T.ArrayExpression);
    const index = owner.params.findIndex((parameter) => parameter === name);
    const source = modules?.type === T.ArrayExpression ? modules.elements[index] : undefined;
    return source && isString(source) ? matchOf(packageApi(source.value)) : undefined;
  }

  /** A class field's or constructor parameter's declared type, for `this.lock`. */
  #declaredMember(node: TSESTree.MemberExpression, name: string): Match | undefined {
    if (node.object.type !== T.ThisExpression) return undefined;
    for (const { nodes } of this.#programs) {
      for (const member of nodes) {
        if (member.type === T.PropertyDefinition && this.#values.nameOf(member) === name) {
          const api = typedApi(member.typeAnnotation?.typeAnnotation, this.#programs);
          if (api) return { api };
        }
        if (member.type === T.TSParameterProperty && member.parameter.type === T.Identifier) {
          const api = typedApi(member.parameter.typeAnnotation?.typeAnnotation, this.#programs);
          if (api && member.parameter.name === name) return { api };
        }
      }
    }
    return undefined;
  }

  /** Whether another file of the project says that an imported name is something else. */
  #isForeignElsewhere(node: Node): boolean {
    const remotes = this.#context.imports.resolve(node);
    return (
      remotes.length > 0 &&
      remotes.every(({ context, node: remote }) =>
        context.values.origins(remote).every((origin) => this.#serviceOf(context).#isForeign(origin)),
      )
    );
  }

  #isForeignValue(node: Node): boolean {
    return this.#values
      .origins(node)
      .every((origin) => this.#apiOf(origin, 0) === undefined && this.#isForeign(origin));
  }

  /** Whether an origin is known to be something other than an SDK's object. */
  #isForeign(origin: Node): boolean {
    switch (origin.type) {
      case T.Identifier: {
        const definition = this.#values.bindingOf(origin)?.definitions[0];
        // `const { login } = useOther()`
        if (definition?.type === DefinitionType.Variable && definition.node.id.type === T.ObjectPattern) {
          return definition.node.init !== null && this.#isForeignValue(definition.node.init);
        }
        if (definition?.type !== DefinitionType.ImportBinding) return false;
        const source = definition.parent.type === T.ImportDeclaration ? definition.parent.source.value : '';
        return isPackage(source) || this.#isForeignElsewhere(origin);
      }
      case T.CallExpression: {
        const source = requiredModule(origin);
        if (source !== undefined) return isPackage(source);
        const callees = this.#values.origins(origin.callee);
        return callees.every((callee) => callee.type === T.Identifier && this.#isForeign(callee));
      }
      case T.NewExpression:
        return this.#values.origins(origin.callee).every((callee) => isClassLike(callee) || this.#isForeign(callee));
      case T.MemberExpression:
        return this.#isForeignValue(origin.object);
      case T.ObjectExpression:
      case T.ArrayExpression:
      case T.Literal:
      case T.TemplateLiteral:
        return true;
      default:
        return isFunction(origin) || isClassLike(origin);
    }
  }
}

/** The last name of an expression: of `this.lock` `lock`, of `getLock()` `getLock`. */
function lastName(node: Node): string | undefined {
  if (node.type === T.CallExpression) return calledName(node)?.replace(/^(?:get|create|make|init)(?=[A-Z])/, '');
  const dotted = dottedName(node)?.split('.').at(-1);
  if (dotted !== undefined) return dotted;
  if (node.type !== T.MemberExpression || node.computed) return undefined;
  return node.property.type === T.Identifier ? node.property.name : undefined;
}

/** `declare var auth0: any` tells TypeScript of a global. */
function isAmbient(definition: Binding['definitions'][number]): boolean {
  return definition.type === DefinitionType.Variable && definition.parent.declare;
}

function isClassLike(node: Node): boolean {
  return node.type === T.ClassDeclaration || node.type === T.ClassExpression || isFunction(node);
}

interface Match {
  readonly api: Api;
  readonly construction?: TSESTree.NewExpression | TSESTree.CallExpression;
}

function matchOf(api: Api | undefined): Match | undefined {
  return api && { api };
}
