import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { isPackage, requiredModule } from '../../core/values/exports.js';
import type { Values } from '../../core/values/values.js';
import { Apis } from './apis.js';
import { packageName } from './sdk-imports.js';

type Node = TSESTree.Node;

/**
 * Framework functions that return an object provided elsewhere in the application. Nothing is known about that object.
 */
const CONTAINERS =
  /^(?:use|useContext|getContext|inject|injectStrict|useInjection|useOutletContext|resolve|get|service)$/;

/** Recognizes values that are known not to come from an SDK, so a telling name proves nothing. */
export class Strangers {
  readonly #values: Values;
  readonly #document: Document;
  readonly #apis: Apis;
  readonly #elsewhere = new Map<Document, Strangers>();
  readonly #foreign = new Map<Node, boolean>();
  readonly #imported = new Map<Node, boolean>();

  constructor(document: Document, apis: Apis) {
    this.#document = document;
    this.#values = document.values;
    this.#apis = apis;
  }

  /** Whether a value comes from another file of the project. */
  isImported(origin: Node): boolean {
    return this.#remembered(this.#imported, origin, false, () => this.#comesFromFile(origin));
  }

  #comesFromFile(origin: Node): boolean {
    const required = requiredModule(origin);
    if (required !== undefined) return !this.#isOthers(required);
    if (origin.type === T.MemberExpression) return this.isImported(unwrap(origin.object));
    if (origin.type !== T.Identifier) return false;
    const binding = this.#values.bindingOf(origin);
    for (const { type, parent } of binding?.definitions ?? []) {
      if (type === DefinitionType.ImportBinding)
        return parent.type !== T.ImportDeclaration || !this.#isOthers(parent.source.value);
    }
    return (binding ? this.#values.takenFrom(binding) : []).some(({ source }) => this.isImported(unwrap(source)));
  }

  /** Whether the file that exports an imported value shows that no SDK made it. */
  #isForeignElsewhere(node: Node): boolean {
    const remotes = this.#document.imports.resolve(node);
    return (
      remotes.length > 0 &&
      remotes.every(({ document, node: remote }) =>
        document.values.origins(remote).every((origin) => this.#strangersOf(document).isForeign(origin)),
      )
    );
  }

  /** Whether a specifier names a package. A name that package.json does not list is probably a bundler alias. */
  #isOthers(source: string): boolean {
    const { packages } = this.#document.options;
    return isPackage(source) && (packages === undefined || Object.hasOwn(packages, packageName(source)));
  }

  #isForeignValue(node: Node): boolean {
    return this.#values.origins(node).every((origin) => this.#apis.of(origin) === undefined && this.isForeign(origin));
  }

  /** Whether a value is known not to be an SDK object. */
  isForeign(origin: Node): boolean {
    // A value that depends on itself, as in `lock = lock.default || lock`, is as foreign as the rest of its origins.
    return this.#remembered(this.#foreign, origin, true, () => this.#comesFromOthers(origin));
  }

  /**
   * @param inCycle the answer if it depends on itself, or if there is no budget left to find it
   */
  #remembered(known: Map<Node, boolean>, node: Node, inCycle: boolean, find: () => boolean): boolean {
    const answer = known.get(node);
    if (answer !== undefined) return answer;
    const { budget } = this.#document;
    if (!budget.enter()) return inCycle;
    known.set(node, inCycle);
    const found = find();
    known.set(node, found);
    budget.leave();
    return found;
  }

  #comesFromOthers(origin: Node): boolean {
    switch (origin.type) {
      case T.Identifier: {
        const definition = this.#values.bindingOf(origin)?.definitions[0];
        // `const { login } = useOther()`
        if (definition?.type === DefinitionType.Variable && definition.node.id.type === T.ObjectPattern) {
          return definition.node.init !== null && this.#isForeignValue(definition.node.init);
        }
        if (definition?.type !== DefinitionType.ImportBinding) return false;
        const source = definition.parent.type === T.ImportDeclaration ? definition.parent.source.value : '';
        return this.#isOthers(source) || this.#isForeignElsewhere(origin);
      }
      case T.CallExpression: {
        const source = requiredModule(origin);
        if (source !== undefined) return this.#isOthers(source);
        if (CONTAINERS.test(calledName(origin) ?? '')) return false;
        // The return value of another file's function decides, not the fact that it is a function.
        if (this.#document.imports.resolve(origin).length > 0) return this.#isForeignElsewhere(origin);
        const callees = this.#values.origins(origin.callee);
        return callees.every((callee) => callee.type === T.Identifier && this.isForeign(callee));
      }
      case T.NewExpression:
        // A Vue instance is an object of the application: its methods may pass options on to an SDK.
        if (calledName(origin) === 'Vue') return false;
        return this.#values.origins(origin.callee).every((callee) => isClassLike(callee) || this.isForeign(callee));
      case T.MemberExpression:
        if (isOpenToAll(origin.object)) return false;
        return this.#isForeignValue(origin.object);
      case T.Literal:
        // `let lock = null`, `useState(null)`: the real value is assigned later.
        return origin.raw !== 'null';
      case T.ObjectExpression:
      case T.ArrayExpression:
      case T.TemplateLiteral:
        return true;
      default:
        return isFunction(origin) || isClassLike(origin);
    }
  }

  #strangersOf(document: Document): Strangers {
    let strangers = this.#elsewhere.get(document);
    if (strangers === undefined) {
      this.#elsewhere.set(document, (strangers = new Strangers(document, new Apis(document))));
    }
    return strangers;
  }
}

function isClassLike(node: Node): boolean {
  return node.type === T.ClassDeclaration || node.type === T.ClassExpression || isFunction(node);
}

/** Whether an object is where plugins put what all components share: `Vue.prototype`, `app.config.globalProperties`. */
function isOpenToAll(node: Node): boolean {
  const object = unwrap(node);
  if (object.type !== T.MemberExpression || object.computed || object.property.type !== T.Identifier) return false;
  return /^(?:prototype|globalProperties)$/.test(object.property.name);
}
