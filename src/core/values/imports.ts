import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap } from '../syntax/ast.js';
import { T } from '../syntax/node-types.js';
import type { ParsedProgram } from '../syntax/parse.js';
import { returnsOf } from '../syntax/returns.js';
import { ALL, exportsNamed, requiredModule } from './exports.js';
import type { Values } from './values.js';

type Node = TSESTree.Node;

/** The part of a document that following an import needs. */
export interface Importing<D extends Importing<D>> {
  readonly programs: readonly ParsedProgram[];
  readonly values: Values;
  readonly imports: Imports<D>;
}

/** An expression in another document. */
export interface Remote<D> {
  readonly document: D;
  readonly node: Node;
}

/** The maximum number of re-exports and members to follow across files. */
const MAX_STEPS = 6;

/** Resolves a document's imports from other files of its project. */
export class Imports<D extends Importing<D>> {
  readonly #values: Values;
  readonly #known = new Map<Node, readonly Remote<D>[]>();
  readonly #open: (specifier: string) => D | undefined;

  /**
   * @param open returns the document that a specifier names; undefined for a package, a missing file or too many files
   */
  constructor(values: Values, open: (specifier: string) => D | undefined) {
    this.#values = values;
    this.#open = open;
  }

  /** Returns the expressions in other documents that `node` refers to; none if it is not imported. */
  resolve(node: Node, steps = MAX_STEPS): readonly Remote<D>[] {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    if (steps === 0) return [];
    // An import that leads back to itself has no value.
    this.#known.set(node, []);
    const found = this.#values.origins(node).flatMap((origin) => this.#resolveOrigin(unwrap(origin), steps));
    this.#known.set(node, found);
    return found;
  }

  #resolveOrigin(origin: Node, steps: number): Remote<D>[] {
    const required = requiredModule(origin);
    if (required !== undefined) return this.#exported(required, ALL, steps);
    switch (origin.type) {
      case T.Identifier:
        return this.#resolveIdentifier(origin, steps);
      case T.MemberExpression: {
        const name = this.#values.nameOf(origin);
        return name === undefined ? [] : this.#member(origin.object, name, steps);
      }
      case T.CallExpression:
        return this.resolve(origin.callee, steps - 1).flatMap(({ document, node }) =>
          document.values
            .origins(node)
            .filter(isFunction)
            .flatMap((called) => returnsOf(called).map((value) => ({ document, node: value }))),
        );
      default:
        return [];
    }
  }

  #resolveIdentifier(node: TSESTree.Identifier, steps: number): Remote<D>[] {
    for (const definition of this.#values.bindingOf(node)?.definitions ?? []) {
      if (definition.type === DefinitionType.ImportBinding && definition.parent.type === T.ImportDeclaration) {
        const source = definition.parent.source.value;
        const specifier = definition.node;
        if (specifier.type === T.ImportNamespaceSpecifier) return this.#exported(source, ALL, steps);
        if (specifier.type === T.ImportDefaultSpecifier) return this.#exported(source, 'default', steps);
        if (specifier.type !== T.ImportSpecifier) return [];
        const { imported } = specifier;
        return this.#exported(source, imported.type === T.Identifier ? imported.name : imported.value, steps);
      }
      if (definition.type === DefinitionType.Variable && definition.node.id.type === T.ObjectPattern) {
        const property = definition.node.id.properties.find(
          (candidate) => candidate.type === T.Property && candidate.value === definition.name,
        );
        const name = property?.type === T.Property ? this.#values.nameOf(property) : undefined;
        if (name !== undefined && definition.node.init) return this.#member(definition.node.init, name, steps);
      }
    }
    return [];
  }

  /** Returns the document of the project that a specifier names, as far as it is worth reading. */
  documentAt(specifier: string): D | undefined {
    return this.#open(specifier);
  }

  /** Resolves `object.name`, where the object is a module or comes from one. */
  member(object: Node, name: string, steps = MAX_STEPS): readonly Remote<D>[] {
    return this.#member(object, name, steps);
  }

  #member(object: Node, name: string, steps: number): Remote<D>[] {
    const named = this.#values.origins(object).flatMap((origin) => {
      const source = requiredModule(unwrap(origin)) ?? this.#namespace(origin);
      return source === undefined ? [] : this.#exported(source, name, steps);
    });
    if (named.length > 0) return named;
    const ofInstances = this.#values
      .origins(object)
      .flatMap((origin) => (origin.type === T.NewExpression ? this.resolve(origin.callee, steps - 1) : []))
      .flatMap(({ document, node }) =>
        document.values
          .origins(node)
          .flatMap((made) => document.values.instanceProperties(made, [name]))
          .flatMap(({ value }) => (value ? [{ document, node: value }] : [])),
      );
    if (ofInstances.length > 0) return ofInstances;
    return this.resolve(object, steps - 1).flatMap(({ document, node }) =>
      document.values.properties(node, [name]).flatMap(({ value }) => (value ? [{ document, node: value }] : [])),
    );
  }

  /** Returns the module of a namespace import: `import * as x from '…'`. */
  #namespace(node: Node): string | undefined {
    for (const definition of this.#values.bindingOf(node)?.definitions ?? []) {
      if (definition.type !== DefinitionType.ImportBinding || definition.parent.type !== T.ImportDeclaration) continue;
      if (definition.node.type === T.ImportNamespaceSpecifier) return definition.parent.source.value;
    }
    return undefined;
  }

  #exported(source: string, name: string, steps: number): Remote<D>[] {
    const document = steps > 0 ? this.#open(source) : undefined;
    if (document === undefined) return [];
    return exportsNamed(document.programs, document.values, name).flatMap((found): Remote<D>[] =>
      'node' in found
        ? [{ document, node: found.node }]
        : document.imports.#exported(found.source, found.name, steps - 1),
    );
  }
}
