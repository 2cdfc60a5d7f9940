import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { contains, isFunction, isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { requiredModule } from '../../core/values/exports.js';
import type { Binding } from '../../core/values/scopes.js';
import type { Values } from '../../core/values/values.js';
import { APIS, GLOBALS } from './catalog.js';
import type { Api } from './catalog.js';
import { importedApi, packageApi, typedApi } from './sdk-imports.js';

type Node = TSESTree.Node;

/** Functions that return an instance of the class passed to them, such as Angular's `inject(AuthService)`. */
const INJECTORS = /^(?:inject|get|resolve)$/;

/** Class names that only Auth0 uses. A parameter with such a name needs no further evidence. */
const UNMISTAKABLE = /^Auth0(?:Lock(?:Passwordless)?|Widget)$/;

/** The SDK API that an expression refers to, and where it comes from. */
export interface Match {
  readonly api: Api;
  readonly construction?: TSESTree.NewExpression | TSESTree.CallExpression;
  readonly entry?: Node;
  /** Where another file creates it. */
  readonly remote?: RemoteConstruction | undefined;
}

/** The creation of an object in another document. */
export interface RemoteConstruction {
  readonly document: Document;
  readonly construction: TSESTree.NewExpression | TSESTree.CallExpression;
}

/**
 * Identifies the SDK APIs that expressions refer to. Follows imports, globals, types, variables, calls and other files.
 */
export class Apis {
  readonly #values: Values;
  readonly #programs: Document['programs'];
  readonly #document: Document;
  readonly #elsewhere = new Map<Document, Apis>();
  readonly #known = new Map<Node, Match | undefined>();
  #declared: ReadonlyMap<string, Api> | undefined;

  constructor(document: Document) {
    this.#document = document;
    this.#values = document.values;
    this.#programs = document.programs;
  }

  /** Returns the SDK API that an expression refers to; undefined if it is not known to be one. */
  of(start: Node): Match | undefined {
    if (this.#known.has(start)) return this.#known.get(start);
    const { budget } = this.#document;
    if (!budget.enter()) return undefined;
    // An expression that depends on itself is nothing that an SDK has.
    this.#known.set(start, undefined);
    const match = this.#apiHere(unwrap(start)) ?? this.#apiElsewhere(start);
    this.#known.set(start, match);
    budget.leave();
    return match;
  }

  /** Resolves an imported name to an SDK API in the file that exports it. */
  #apiElsewhere(node: Node): Match | undefined {
    for (const { document, node: remote } of this.#document.imports.resolve(node)) {
      const elsewhere = this.#apisOf(document);
      for (const origin of document.values.origins(remote)) {
        const match = elsewhere.of(origin);
        if (match === undefined) continue;
        const { api, construction } = match;
        const remote = construction ? { document, construction } : match.remote;
        return { api, entry: this.#entryOf(node), remote };
      }
    }
    return undefined;
  }

  /** Returns the import or `require` that brings a name into this document. */
  #entryOf(node: Node): Node {
    let root = unwrap(node);
    for (;;) {
      if (root.type === T.MemberExpression) root = unwrap(root.object);
      else if (root.type === T.CallExpression && requiredModule(root) === undefined) root = unwrap(root.callee);
      else break;
    }
    return this.#values.bindingOf(root)?.definitions[0]?.name ?? root;
  }

  #apisOf(document: Document): Apis {
    let apis = this.#elsewhere.get(document);
    if (apis === undefined) this.#elsewhere.set(document, (apis = new Apis(document)));
    return apis;
  }

  #apiHere(node: Node): Match | undefined {
    switch (node.type) {
      case T.Identifier:
        return this.#apiOfIdentifier(node);
      case T.MemberExpression: {
        const global = this.#values.globalMember(node);
        if (global !== undefined) return matchOf(GLOBALS.get(global));
        const name = this.#values.nameOf(node);
        const declared = name === undefined ? undefined : this.#declaredMember(node, name);
        if (declared) return declared;
        const owner = this.#apiOfAny(node.object);
        return name === undefined || owner === undefined ? undefined : matchOf(APIS[owner.api].members?.get(name));
      }
      case T.NewExpression: {
        const owner = this.#apiOfAny(node.callee);
        const made = owner && APIS[owner.api].construct;
        return made && { api: made, construction: node };
      }
      case T.CallExpression: {
        const required = requiredModule(node);
        if (required !== undefined) return matchOf(packageApi(required));
        // Compilers wrap `require` in a helper; its return value has the module's default export.
        const [wrapped] = node.arguments;
        const name = calledName(node) ?? '';
        if (wrapped && /^(?:__import|_interopRequire)/.test(name)) return this.#apiOfAny(wrapped);
        if (wrapped && INJECTORS.test(name)) {
          const injected = this.#apiOfAny(wrapped);
          return injected && matchOf(APIS[injected.api].construct);
        }
        const owner = this.#apiOfAny(node.callee);
        const made = owner && APIS[owner.api].call;
        return made && { api: made, construction: node };
      }
      case T.ImportExpression:
        return matchOf(packageApi(requiredModule(node) ?? ''));
      case T.ClassDeclaration:
      case T.ClassExpression:
        return node.superClass ? this.#apiOfAny(node.superClass) : undefined;
      default:
        return undefined;
    }
  }

  #apiOfAny(node: Node): Match | undefined {
    const origins = this.#values.origins(node);
    for (const origin of origins) {
      const match = this.of(origin);
      if (match) return match;
    }
    // `const auth0 = new window.auth0.WebAuth(…)`: the name inside is still that of the SDK's global.
    return origins.every((origin) => origin !== node && contains(origin, node))
      ? matchOf(GLOBALS.get(this.#globalName(unwrap(node)) ?? ''))
      : undefined;
  }

  #globalName(node: Node): string | undefined {
    if (node.type === T.Identifier) return node.name;
    return node.type === T.MemberExpression ? this.#values.globalMember(node) : undefined;
  }

  #apiOfIdentifier(node: TSESTree.Identifier): Match | undefined {
    const binding = this.#values.bindingOf(node);
    if (binding === undefined || binding.definitions.every(isAmbient)) {
      const written = binding?.references.some((reference) => reference.isWrite()) ?? false;
      return written ? undefined : matchOf(GLOBALS.get(node.name));
    }
    for (const definition of binding.definitions) {
      if (definition.type === DefinitionType.ImportBinding)
        return matchOf(importedApi(definition.node, definition.parent));
      const annotation = 'typeAnnotation' in definition.name ? definition.name.typeAnnotation : undefined;
      const typed = typedApi(annotation?.typeAnnotation, this.#programs);
      if (typed) return { api: typed };
      const taken = this.#takenApi(binding);
      if (taken) return taken;
      if (definition.type === DefinitionType.Parameter) {
        const loaded = this.#amdParameter(definition.node, definition.name);
        return loaded ?? (UNMISTAKABLE.test(node.name) ? matchOf(GLOBALS.get(node.name)) : undefined);
      }
    }
    return undefined;
  }

  /**
   * Resolves a destructured name: `const { WebAuth } = require('auth0-js')`, `const { auth0 } = window`,
   * `import('auth0-lock').then(({ Auth0Lock }) => …)`.
   */
  #takenApi(binding: Binding): Match | undefined {
    for (const { source, path } of this.#values.takenFrom(binding)) {
      const isWindow = this.#values.isWindow(source);
      const [global = '', ...members] = isWindow ? path : [];
      let match = isWindow ? matchOf(GLOBALS.get(global)) : this.#apiOfAny(source);
      let holders: readonly Node[] = [source];
      for (const name of isWindow ? members : path) {
        // The outer object need not belong to an SDK: `Promise.all([import('auth0-lock'), …])`.
        holders = holders.flatMap((holder) =>
          this.#values.properties(holder, [name]).flatMap(({ value }) => value ?? []),
        );
        match = match
          ? matchOf(APIS[match.api].members?.get(name))
          : holders.map((holder) => this.#apiOfAny(holder)).find((found) => found !== undefined);
      }
      if (match) return { api: match.api };
    }
    return undefined;
  }

  /** Resolves a parameter of an AMD callback: `define(['auth0-lock'], function (Auth0Lock) {…})`, `require([…], …)`. */
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

  /** Resolves `this.lock` by the declared type of the class field or constructor parameter. */
  #declaredMember(node: TSESTree.MemberExpression, name: string): Match | undefined {
    if (node.object.type !== T.ThisExpression) return undefined;
    this.#declared ??= this.#declaredMembers();
    return matchOf(this.#declared.get(name));
  }

  /** Returns the types of all class fields and parameter properties that an SDK declares; the first of a name counts. */
  #declaredMembers(): ReadonlyMap<string, Api> {
    const declared = new Map<string, Api>();
    const add = (name: string | undefined, annotation: TSESTree.TSTypeAnnotation | undefined): void => {
      const api =
        name === undefined || declared.has(name) ? undefined : typedApi(annotation?.typeAnnotation, this.#programs);
      if (name !== undefined && api) declared.set(name, api);
    };
    for (const { nodes } of this.#programs) {
      for (const member of nodes) {
        if (member.type === T.PropertyDefinition) add(this.#values.nameOf(member), member.typeAnnotation);
        if (member.type === T.TSParameterProperty && member.parameter.type === T.Identifier) {
          add(member.parameter.name, member.parameter.typeAnnotation);
        }
      }
    }
    return declared;
  }
}

/** Whether a definition only declares a global for TypeScript: `declare var auth0: any`. */
function isAmbient(definition: Binding['definitions'][number]): boolean {
  return definition.type === DefinitionType.Variable && definition.parent.declare;
}

function matchOf(api: Api | undefined): Match | undefined {
  return api && { api };
}
