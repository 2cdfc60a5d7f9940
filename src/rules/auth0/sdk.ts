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
import { injectedService } from './injection.js';
import { importedApi, importedName, packageApi, packageName, typedApi } from './sdk-imports.js';

type Node = TSESTree.Node;

/** The SDKs whose functions are called without an object, or with one that has no telling methods. */
const SDKS_OF_FUNCTIONS =
  /auth0-(?:react|vue|angular|spa-js)|nextjs-auth0|react-native-auth0|express-openid-connect|createAuth0|useAuth0|Auth0Client|Auth0Context|AuthModule/;

/** Vue's and React's members that hold components and elements of the page. */
const REFS = /^\$?refs$/;

/** Functions that return an instance of the class they are given: `inject(AuthService)` of Angular. */
const INJECTORS = /^(?:inject|get|resolve)$/;

/** Functions of frameworks that return what another part of the application has put there: nothing is known of it. */
const CONTAINERS = /^(?:use|useContext|getContext|inject|injectStrict|useInjection|useOutletContext|resolve|get)$/;

/** Names of classes that nothing else is called, whoever hands them over. */
const UNMISTAKABLE = /^Auth0(?:Lock(?:Passwordless)?|Widget)$/;

/** Names that say what else it is: of the application, or of its page. */
const OTHERS =
  /(?:service|store|manager|helper|screen|icon|button|dialog|modal|popover|popup|drawer|panel|menu|toast|tooltip|notification|snackbar)$/i;

/** What an expression is known to be, and how. */
export interface Identified {
  /** `proven` by an import, a global or a type; `named` only by what it is called; `open` if nothing is known of it. */
  readonly by: 'proven' | 'named' | 'open';
  /** The `new …` that makes the object, where it stands in the document. */
  readonly construction?: TSESTree.NewExpression | TSESTree.CallExpression | undefined;
  /** What imports the object into the document, where another one makes it. */
  readonly entry?: Node | undefined;
}

/** Tells which of a document's expressions are objects of Auth0's SDKs. */
export class Sdk {
  readonly #values: Values;
  readonly #programs: RuleContext['programs'];
  #constructions: readonly (TSESTree.NewExpression | TSESTree.CallExpression)[] | undefined;

  readonly #context: RuleContext;
  readonly #elsewhere = new Map<RuleContext, Sdk>();
  #hasFunctions: boolean | undefined;

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

  /** Whether it is worth working out which function `node` is: most calls of a document can be no SDK's. */
  mayIdentify(node: Node, api: Api): boolean {
    this.#hasFunctions ??= SDKS_OF_FUNCTIONS.test(this.#context.text);
    if (this.#hasFunctions) return true;
    const name = lastName(node) ?? '';
    return CUSTOMARY_NAMES.some(([named, pattern]) => named === api && pattern.test(name)) || this.#isImported(node);
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
    if (imported !== undefined) return imported === api ? { by: 'proven' } : undefined;
    const named = CUSTOMARY_NAMES.some(([candidate, pattern]) => candidate === api && pattern.test(name.name));
    return { by: named ? 'named' : 'open' };
  }

  #identify(node: Node, isMatch: (match: Match) => boolean, isName: (name: string) => boolean): Identified | undefined {
    let unknown = false;
    for (const origin of this.#values.origins(node)) {
      const match = this.#apiOf(origin, 0);
      if (match && isMatch(match)) return { by: 'proven', construction: match.construction, entry: match.entry };
      if (match === undefined && !this.#isForeign(origin)) unknown = true;
    }
    if (!unknown) return undefined;
    const services = this.#values.origins(node).flatMap((origin) => injectedService(this.#values, origin) ?? []);
    const object = unwrap(node);
    if (object.type === T.MemberExpression && REFS.test(lastName(unwrap(object.object)) ?? '')) return undefined;
    const names = services.length > 0 ? services : [lastName(object) ?? ''];
    if (names.some(isName)) return { by: 'named' };
    if (names.some((name) => OTHERS.test(name))) return undefined;
    // Of what another file makes, and does not call an SDK's object, even less is known than of what stands here.
    return this.#values.origins(node).some((origin) => this.#isImported(origin)) ? undefined : { by: 'open' };
  }

  /** Whether a name comes from another file of the project. */
  #isImported(origin: Node): boolean {
    const required = requiredModule(origin);
    if (required !== undefined) return !this.#isOthers(required);
    if (origin.type === T.MemberExpression) return this.#isImported(unwrap(origin.object));
    if (origin.type !== T.Identifier) return false;
    const binding = this.#values.bindingOf(origin);
    for (const { type, parent } of binding?.definitions ?? []) {
      if (type === DefinitionType.ImportBinding)
        return parent.type !== T.ImportDeclaration || !this.#isOthers(parent.source.value);
    }
    return (binding ? this.#values.takenFrom(binding) : []).some(({ source }) => this.#isImported(unwrap(source)));
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
        if (match) return { api: match.api, entry: this.#entryOf(node) };
      }
    }
    return undefined;
  }

  /** The import or `require` by which a name comes into this document. */
  #entryOf(node: Node): Node {
    let root = unwrap(node);
    for (;;) {
      if (root.type === T.MemberExpression) root = unwrap(root.object);
      else if (root.type === T.CallExpression && requiredModule(root) === undefined) root = unwrap(root.callee);
      else break;
    }
    return this.#values.bindingOf(root)?.definitions[0]?.name ?? root;
  }

  #serviceOf(context: RuleContext): Sdk {
    let sdk = this.#elsewhere.get(context);
    if (sdk === undefined) this.#elsewhere.set(context, (sdk = new Sdk(context)));
    return sdk;
  }

  #apiHere(node: Node, depth: number): Match | undefined {
    switch (node.type) {
      case T.Identifier:
        return this.#apiOfIdentifier(node, depth);
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
        const name = calledName(node) ?? '';
        if (wrapped && /^(?:__import|_interopRequire)/.test(name)) return this.#apiOfAny(wrapped, depth);
        if (wrapped && INJECTORS.test(name)) {
          const injected = this.#apiOfAny(wrapped, depth);
          return injected && matchOf(APIS[injected.api].construct);
        }
        const owner = this.#apiOfAny(node.callee, depth);
        const made = owner && APIS[owner.api].call;
        return made && { api: made, construction: node };
      }
      case T.ImportExpression:
        return matchOf(packageApi(requiredModule(node) ?? ''));
      case T.ClassDeclaration:
      case T.ClassExpression:
        return node.superClass ? this.#apiOfAny(node.superClass, depth) : undefined;
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

  #apiOfIdentifier(node: TSESTree.Identifier, depth: number): Match | undefined {
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
      const taken = this.#takenApi(binding, depth);
      if (taken) return taken;
      if (definition.type === DefinitionType.Parameter) {
        const loaded = this.#amdParameter(definition.node, definition.name);
        return loaded ?? (UNMISTAKABLE.test(node.name) ? matchOf(GLOBALS[node.name]) : undefined);
      }
    }
    return undefined;
  }

  /** `const { WebAuth } = require('auth0-js')`, `import('auth0-lock').then(({ Auth0Lock }) => …)`. */
  #takenApi(binding: Binding, depth: number): Match | undefined {
    for (const { source, path } of this.#values.takenFrom(binding)) {
      let match = this.#apiOfAny(source, depth);
      let holders: readonly Node[] = [source];
      for (const name of path) {
        // What holds the object may be known without being an SDK's: `Promise.all([import('auth0-lock'), …])`.
        holders = holders.flatMap((holder) =>
          this.#values.properties(holder, [name]).flatMap(({ value }) => value ?? []),
        );
        match = match
          ? matchOf(APIS[match.api].members?.[name])
          : holders.map((holder) => this.#apiOfAny(holder, depth)).find((found) => found !== undefined);
      }
      if (match) return { api: match.api };
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

  /** Whether a specifier names a package. What package.json does not know of is rather an alias of the project's bundler. */
  #isOthers(source: string): boolean {
    const { packages } = this.#context.options;
    return isPackage(source) && (packages === undefined || packageName(source) in packages);
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
        return this.#isOthers(source) || this.#isForeignElsewhere(origin);
      }
      case T.CallExpression: {
        const source = requiredModule(origin);
        if (source !== undefined) return this.#isOthers(source);
        if (CONTAINERS.test(calledName(origin) ?? '')) return false;
        // What another file's function returns counts, not that it is a function.
        if (this.#context.imports.resolve(origin).length > 0) return this.#isForeignElsewhere(origin);
        const callees = this.#values.origins(origin.callee);
        return callees.every((callee) => callee.type === T.Identifier && this.#isForeign(callee));
      }
      case T.NewExpression:
        return this.#values.origins(origin.callee).every((callee) => isClassLike(callee) || this.#isForeign(callee));
      case T.MemberExpression:
        return this.#isForeignValue(origin.object);
      case T.Literal:
        // `let lock = null`, `useState(null)`: what comes later is not seen here.
        return origin.raw !== 'null';
      case T.ObjectExpression:
      case T.ArrayExpression:
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
  readonly entry?: Node;
}

function matchOf(api: Api | undefined): Match | undefined {
  return api && { api };
}
