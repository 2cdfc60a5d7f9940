import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { dottedName, isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Values } from '../../core/values/values.js';
import { Apis } from './apis.js';
import type { Match, RemoteConstruction } from './apis.js';
import { APIS, AUTH0_JS_MEMBERS, CUSTOMARY_NAMES, GLOBALS, MEMBER_OBJECTS } from './catalog.js';
import type { Api } from './catalog.js';
import { injectedService } from './injection.js';
import { importedName } from './sdk-imports.js';
import { Strangers } from './strangers.js';

type Node = TSESTree.Node;

/** Matches SDKs with plain functions, or with objects whose methods have common names. */
const SDKS_OF_FUNCTIONS =
  /auth0-(?:react|vue|angular|spa-js)|nextjs-auth0|react-native-auth0|express-openid-connect|from ['"](?:passport['"]|next-auth|@auth\/)|createAuth0|makeAuth0Driver|initLock|useAuth0|Auth0Client|Auth0Context|AuthModule/;

/** Matches the members of Vue and React that hold components and DOM elements. */
const REFS = /^\$?refs$/;

/** Matches names of the application's own objects and of UI elements. */
const OTHERS =
  /(?:service|store|manager|helper|screen|icon|button|dialog|modal|popover|popup|drawer|panel|menu|toast|tooltip|notification|snackbar)$/i;

/** Matches names that say nothing about an object, so the name of its owner counts: `this.auth0Lock.instance`. */
const EMPTY = /^_*(?:instance|client|current|value|sdk|object)$/i;

/** What is known about an expression, and from which evidence. */
export interface Identified {
  /** `proven` by an import, a global or a type; `named`: only its name suggests it; `open`: nothing is known. */
  readonly by: 'proven' | 'named' | 'open';
  /** The `new` expression or call that creates the object, if it is in this document. */
  readonly construction?: TSESTree.NewExpression | TSESTree.CallExpression | undefined;
  /** The import or `require` of the object, if another file creates it. */
  readonly entry?: Node | undefined;
  /** The creation of the object in another file, if an import leads there. */
  readonly remote?: RemoteConstruction | undefined;
}

/** Identifies the expressions of a document that are objects of Auth0's SDKs. */
export class Sdk {
  readonly #values: Values;
  readonly #programs: Document['programs'];
  #constructions: readonly (TSESTree.NewExpression | TSESTree.CallExpression)[] | undefined;

  readonly #document: Document;
  readonly #apis: Apis;
  readonly #strangers: Strangers;
  #hasFunctions: boolean | undefined;

  constructor(document: Document) {
    this.#document = document;
    this.#values = document.values;
    this.#programs = document.programs;
    this.#apis = new Apis(document);
    this.#strangers = new Strangers(document, this.#apis);
  }

  /**
   * Returns how sure it is that `node` is an `api`; undefined if it is known to be something else.
   * A name counts only if the value is unknown: a variable that holds something else is not a Lock, even if it is
   * called `lock`.
   */
  identify(node: Node, api: Api): Identified | undefined {
    const [ownerApi, member] = MEMBER_OBJECTS[api] ?? [];
    const object = unwrap(node);
    if (ownerApi && object.type === T.MemberExpression && this.#values.nameOf(object) === member) {
      const owner = this.identify(object.object, ownerApi);
      if (owner && owner.by !== 'open') return owner;
    }
    const made = api === 'lock-maker' ? this.#identifyMade(object) : undefined;
    if (made) return made;
    return this.#identify(
      node,
      (match) => match.api === api,
      (name) => CUSTOMARY_NAMES.some(([named, pattern]) => named === api && pattern.test(name)),
    );
  }

  /** Identifies a function of another file by the Lock that it returns. */
  #identifyMade(maker: Node): Identified | undefined {
    const { parent } = maker;
    const isCalled = parent?.type === T.CallExpression && parent.callee === maker;
    if (!isCalled || !this.#strangers.isImported(maker)) return undefined;
    const made = this.identify(parent, 'lock');
    return made && made.by !== 'open' ? made : undefined;
  }

  /**
   * Whether `node` may be one of the SDKs' functions. Saves the work of resolving calls in documents that use none of
   * them.
   */
  mayIdentify(node: Node, api: Api): boolean {
    this.#hasFunctions ??= SDKS_OF_FUNCTIONS.test(this.#document.text);
    if (this.#hasFunctions) return true;
    const name = lastName(node) ?? '';
    return (
      CUSTOMARY_NAMES.some(([named, pattern]) => named === api && pattern.test(name)) ||
      this.#strangers.isImported(node)
    );
  }

  /** Returns how sure it is that `new node()` creates an `api`. Only the class's own name counts as evidence. */
  identifyClass(node: Node, api: Api): Identified | undefined {
    const makes = (made: Api | undefined): boolean => made !== undefined && APIS[made].construct === api;
    return this.#identify(
      node,
      (match) => makes(match.api),
      (name) => makes(GLOBALS.get(name) ?? AUTH0_JS_MEMBERS.get(name)),
    );
  }

  /** Returns how sure it is that a JSX element is the component `api`. */
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
      const match = this.#apis.of(origin);
      if (match && isMatch(match)) {
        const { construction, entry, remote } = match;
        return { by: 'proven', construction, entry, remote };
      }
      if (match === undefined && !this.#strangers.isForeign(origin)) unknown = true;
    }
    if (!unknown) return undefined;
    const services = this.#values.origins(node).flatMap((origin) => injectedService(this.#values, origin) ?? []);
    const object = unwrap(node);
    if (object.type === T.MemberExpression && REFS.test(lastName(unwrap(object.object)) ?? '')) return undefined;
    const names = services.length > 0 ? services : [lastName(object) ?? ''];
    if (names.some(isName) || isName(ownersName(object) ?? '')) return { by: 'named' };
    if (names.some((name) => OTHERS.test(name))) return undefined;
    // An imported object without a telling name is weaker evidence than one created here.
    return this.#values.origins(node).some((origin) => this.#strangers.isImported(origin)) ? undefined : { by: 'open' };
  }

  /** Returns every `new` expression in the document that creates an SDK object. */
  constructions(): readonly (TSESTree.NewExpression | TSESTree.CallExpression)[] {
    this.#constructions ??= this.#programs.flatMap(({ nodes }) =>
      nodes.filter(
        (node): node is TSESTree.NewExpression =>
          node.type === T.NewExpression && this.#values.origins(node.callee).some((origin) => this.#apis.of(origin)),
      ),
    );
    return this.#constructions;
  }
}

/** Returns the last name in an expression: `lock` for `this.lock`, for `getLock()` and for Ember's `get(this, 'lock')`. */
function lastName(node: Node): string | undefined {
  if (node.type === T.CallExpression) {
    const key = node.arguments.at(-1);
    const name = calledName(node);
    if (name === 'get' && key && isString(key)) return key.value.split('.').at(-1);
    return name?.replace(/^(?:get|create|make|init)(?=[A-Z])/, '');
  }
  const dotted = dottedName(node)?.split('.').at(-1);
  if (dotted !== undefined) return dotted;
  if (node.type !== T.MemberExpression || node.computed) return undefined;
  return node.property.type === T.Identifier ? node.property.name : undefined;
}

/** Returns the last name of an object's owner if its own says nothing: `auth0` for `auth0.client`, `lock.getInstance()`. */
function ownersName(node: Node): string | undefined {
  if (!EMPTY.test(lastName(node) ?? '')) return undefined;
  const member = node.type === T.CallExpression ? unwrap(node.callee) : node;
  if (member.type !== T.MemberExpression) return undefined;
  return lastName(unwrap(member.object))?.replace(/Ref$/, '');
}
