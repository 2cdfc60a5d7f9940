import type { TSESTree } from '@typescript-eslint/types';
import { isClass, outermost, ownerOfThis } from '../syntax/ast.js';
import { T } from '../syntax/node-types.js';
import type { ParsedProgram } from '../syntax/parse.js';
import type { Budget } from './budget.js';
import { statesOf } from './components.js';
import { sitesOfSet } from './mutations.js';
import { propertySetBy } from './path-calls.js';
import type { PropertySite, ValueReader } from './value-reader.js';

type Node = TSESTree.Node;

/** A member in the body of a class or an object. */
type Member = TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.MethodDefinition;

/** Finds the properties of objects that code refers to as `this`. */
export class ThisMembers {
  readonly #values: ValueReader;
  readonly #budget: Budget;
  readonly #site: (member: Member, path: readonly string[]) => readonly PropertySite[];
  /** JSX elements by component name. */
  readonly #components: ReadonlyMap<string, readonly TSESTree.JSXOpeningElement[]>;
  /** Expressions `this.name` by name, with the owner of their `this`. */
  readonly #mentions = new Map<string, { member: TSESTree.MemberExpression; owner: Node | undefined }[]>();
  /** Calls such as `this.set('a.b', value)` and `set(this, 'a.b', value)` by the first name, with the owner of `this`. */
  readonly #calls = new Map<string, { call: TSESTree.CallExpression; owner: Node | undefined }[]>();

  /** @param site returns the sites for a path that starts at a member */
  constructor(
    programs: readonly ParsedProgram[],
    values: ValueReader,
    components: ReadonlyMap<string, readonly TSESTree.JSXOpeningElement[]>,
    site: (member: Member, path: readonly string[]) => readonly PropertySite[],
    budget: Budget,
  ) {
    this.#budget = budget;
    this.#values = values;
    this.#components = components;
    this.#site = site;
    for (const { nodes } of programs) {
      for (const node of nodes) {
        if (node.type === T.CallExpression) this.#addCall(node);
        if (node.type !== T.MemberExpression || node.object.type !== T.ThisExpression) continue;
        const name = node.computed ? undefined : values.nameOf(node);
        if (name === undefined) continue;
        const mentions = this.#mentions.get(name) ?? [];
        mentions.push({ member: node, owner: ownerOfThis(node.object) });
        this.#mentions.set(name, mentions);
      }
    }
  }

  #addCall(call: TSESTree.CallExpression): void {
    const set = propertySetBy(call);
    if (set?.object.type !== T.ThisExpression) return;
    const [first = ''] = set.path;
    const calls = this.#calls.get(first) ?? [];
    calls.push({ call, owner: ownerOfThis(set.object) });
    this.#calls.set(first, calls);
  }

  /** Returns property sites in the object that is `this`: class fields, getters, and assignments to `this.…`. */
  of(owner: Node | undefined, path: readonly string[]): PropertySite[] {
    const sites: PropertySite[] = [];
    const size = owner && isClass(owner) ? owner.body.body.length : 0;
    if (!this.#budget.affords(size)) return sites;
    if (owner && isClass(owner)) {
      for (const member of owner.body.body) {
        if (member.type === T.PropertyDefinition || member.type === T.MethodDefinition) {
          sites.push(...this.#site(member, path));
        }
      }
    } else if (owner?.type === T.ObjectExpression) {
      for (const property of owner.properties) {
        if (property.type === T.Property) sites.push(...this.#site(property, path));
      }
    }
    for (const state of owner ? statesOf(owner) : []) sites.push(...this.#values.properties(state, path));
    const component = path[0] === 'props' && owner && isClass(owner) ? owner.id?.name : undefined;
    for (const element of component === undefined ? [] : (this.#components.get(component) ?? [])) {
      sites.push(...this.#values.properties(element, path.slice(1)));
    }
    const mentions = this.#mentions.get(path[0] ?? '') ?? [];
    if (!this.#budget.affords(mentions.length)) return sites;
    for (const { member, owner: theirs } of mentions) {
      // Methods outside of a class may share a prototype, so the name alone decides.
      if (theirs !== owner && owner !== undefined && isClass(owner)) continue;
      sites.push(...this.#assignedThrough(member, path));
    }
    const calls = this.#calls.get(path[0] ?? '') ?? [];
    if (!this.#budget.affords(calls.length)) return sites;
    for (const { call, owner: theirs } of calls) {
      if (theirs !== owner && owner !== undefined && isClass(owner)) continue;
      sites.push(...sitesOfSet(this.#values, call, path));
    }
    return sites;
  }

  /** Returns the sites of `this.a.b = value` and `set(this.a, 'b', value)` if the chain that starts at `first` follows `path`. */
  #assignedThrough(first: TSESTree.MemberExpression, path: readonly string[]): readonly PropertySite[] {
    let member = first;
    for (let depth = 1; depth <= path.length; depth++) {
      if (this.#values.nameOf(member) !== path[depth - 1]) return [];
      const node = outermost(member);
      const { parent } = node;
      if (parent?.type === T.AssignmentExpression && parent.left === node) {
        const rest = path.slice(depth);
        return rest.length > 0
          ? this.#values.properties(parent.right, rest)
          : [{ key: member.property, value: parent.right }];
      }
      if (parent?.type === T.CallExpression && propertySetBy(parent)?.object === node) {
        return sitesOfSet(this.#values, parent, path.slice(depth));
      }
      if (parent?.type !== T.MemberExpression || parent.object !== node) return [];
      member = parent;
    }
    return [];
  }
}
