import { analyze } from '@typescript-eslint/scope-manager';
import type { Definition, Reference, Scope, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ParsedProgram } from './parse.js';

/** A variable, or a global that no region of the document declares (then without definitions). */
export interface Binding {
  readonly name: string;
  readonly definitions: readonly Definition[];
  /** Reads and writes, in every region of the document. */
  readonly references: readonly Reference[];
}

/** Who declares and who mentions which name, over all regions of a document. */
export class Scopes {
  readonly #byIdentifier = new Map<TSESTree.Node, Binding>();
  readonly #globals = new Map<string, MutableBinding>();

  /** @param programs one reading of each region; the scripts of a page share their top-level variables */
  constructor(programs: readonly ParsedProgram[]) {
    const unresolved: Reference[] = [];
    for (const { ast } of programs) {
      const scopes = scopesOf(ast);
      for (const scope of scopes) {
        for (const variable of scope.variables) this.#declare(variable, scope);
      }
      for (const reference of scopes[0]?.through ?? []) unresolved.push(reference);
    }
    for (const reference of unresolved) {
      const binding = this.#global(reference.identifier.name);
      binding.references.push(reference);
      this.#byIdentifier.set(reference.identifier, binding);
    }
  }

  /** The binding that an identifier declares or mentions; undefined for property names and labels. */
  bindingOf(identifier: TSESTree.Node): Binding | undefined {
    return this.#byIdentifier.get(identifier);
  }

  /** The global of that name, if the document mentions it: also what `window.name` means. */
  globalNamed(name: string): Binding | undefined {
    return this.#globals.get(name);
  }

  #global(name: string): MutableBinding {
    let binding = this.#globals.get(name);
    if (binding === undefined) this.#globals.set(name, (binding = { name, definitions: [], references: [] }));
    return binding;
  }

  #declare(variable: Variable, scope: Scope): void {
    // Every region is analysed as a module, so its top level is the child of an empty global scope.
    const isTopLevel = scope.upper?.upper === null;
    const binding = isTopLevel ? this.#global(variable.name) : { name: variable.name, definitions: [], references: [] };
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

/** All scopes, the global one first; none for a tree so broken that they cannot be told. */
function scopesOf(ast: TSESTree.Program): readonly Scope[] {
  try {
    return analyze(ast, { lib: [], sourceType: 'module' }).scopes;
  } catch {
    return [];
  }
}
