import type { Definition, Reference, Scope, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ParsedProgram } from '../syntax/parse.js';

/** A variable, or a global without definitions because no region of the document declares it. */
export interface Binding {
  readonly name: string;
  readonly definitions: readonly Definition[];
  /** Reads and writes in all regions of the document. */
  readonly references: readonly Reference[];
}

/** The bindings of a document, across all its regions. */
export class Scopes {
  readonly #byIdentifier = new Map<TSESTree.Node, Binding>();
  /** Bindings by name: one, or one for each snippet that declares it. */
  readonly #globals = new Map<string, GlobalBinding[]>();

  /** @param programs one parse of each region; the scripts of a page share their top-level variables */
  constructor(programs: readonly ParsedProgram[]) {
    const unresolved: [reference: Reference, snippet: number | undefined][] = [];
    for (const { scopes, region } of programs) {
      for (const scope of scopes) {
        for (const variable of scope.variables) this.#declare(variable, scope, region.snippet);
      }
      for (const reference of scopes[0]?.through ?? []) unresolved.push([reference, region.snippet]);
    }
    for (const [reference, snippet] of unresolved) {
      const binding = this.#seenFrom(reference.identifier.name, snippet);
      binding.references.push(reference);
      this.#byIdentifier.set(reference.identifier, binding);
    }
  }

  /** Returns the binding that an identifier declares or refers to; undefined for property names and labels. */
  bindingOf(identifier: TSESTree.Node): Binding | undefined {
    return this.#byIdentifier.get(identifier);
  }

  /**
   * Returns the global with a name, which may also be written `window.name`; undefined if the document never mentions
   * it.
   */
  globalNamed(name: string): Binding | undefined {
    return this.#globals.get(name)?.[0];
  }

  #global(name: string, snippet: number | undefined): GlobalBinding {
    const all = this.#globals.get(name) ?? [];
    this.#globals.set(name, all);
    let binding = all.find((other) => other.snippet === snippet);
    if (binding === undefined) all.push((binding = { name, snippet, definitions: [], references: [] }));
    return binding;
  }

  /**
   * Resolves a name in a region that does not declare it: to the nearest earlier snippet that does, or else to the
   * first.
   */
  #seenFrom(name: string, snippet: number | undefined): GlobalBinding {
    const all = this.#globals.get(name) ?? [];
    const before = all.findLast((other) => (other.snippet ?? 0) <= (snippet ?? Infinity));
    return before ?? all[0] ?? this.#global(name, undefined);
  }

  #declare(variable: Variable, scope: Scope, snippet: number | undefined): void {
    // Each region is analysed as a module, so its top level is a child of an empty global scope.
    const isTopLevel = scope.upper?.upper === null;
    const binding: MutableBinding = isTopLevel
      ? this.#global(variable.name, snippet)
      : { name: variable.name, definitions: [], references: [] };
    binding.definitions.push(...variable.defs);
    binding.references.push(...variable.references);
    for (const identifier of variable.identifiers) this.#byIdentifier.set(identifier, binding);
    for (const reference of variable.references) this.#byIdentifier.set(reference.identifier, binding);
  }
}

interface MutableBinding extends Binding {
  readonly definitions: Definition[];
  readonly references: Reference[];
}

interface GlobalBinding extends MutableBinding {
  readonly snippet: number | undefined;
}
