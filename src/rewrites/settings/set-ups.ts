import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { contains, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { auth0Document } from '../../rules/auth0/auth0-document.js';
import type { Auth0Document } from '../../rules/auth0/auth0-document.js';
import { isNothing } from '../code.js';
import { attributeBehind, isPassed } from './caller-options.js';
import { componentOf } from './own-components.js';
import type { Value } from './portable.js';
import { knownSpaVersion } from './sdk-version.js';

type Node = TSESTree.Node;
/** The part of a document that following its values needs. */
type Following = Pick<Document, 'imports' | 'options' | 'scriptUrls' | 'text' | 'values'>;
export type SetUpCall = TSESTree.CallExpression | TSESTree.NewExpression;

/** The SDKs whose clients share their settings: versions and wrappers of one library. */
export type Family = 'auth0-js' | 'lock' | 'spa';

export type Setting = 'client id' | 'domain';

/** A place that sets up a client. */
export interface SetUp {
  /** The call or the element. */
  readonly at: Node;
  /** The constructor call, if there is one. */
  readonly call: SetUpCall | undefined;
  /** Undefined if it can't be told: none, or more than one. */
  readonly settings: Readonly<Record<Setting, Value | undefined>>;
  /** Settings that other places decide. */
  readonly silentOn?: readonly Setting[];
}

/** The options' names, in any version. */
const OPTION_NAMES: Readonly<Record<Setting, readonly string[]>> = {
  'client id': ['clientID', 'clientId', 'client_id'],
  domain: ['domain'],
};

/** Providers of AngularJS services that take a client's settings: `lockProvider.init({…})`. */
const PROVIDERS: Readonly<Record<Family, RegExp>> = {
  'auth0-js': /^(?:angularAuth0|auth|auth0)Provider$/,
  lock: /^lockProvider$/,
  spa: /^$/,
};

const SETTINGS: readonly Setting[] = ['client id', 'domain'];

/** How many of the project's own components may be around the SDK's. */
const MAX_COMPONENTS = 3;

/** Returns the places in a document that set up a client of one SDK. */
export function setUpsIn(document: Auth0Document, family: Family, depth = MAX_COMPONENTS): SetUp[] {
  return document.programs.flatMap(({ nodes }) =>
    nodes.flatMap((node): SetUp[] => {
      if (node.type === T.JSXOpeningElement && family === 'spa') return providerOf(document, node, depth);
      if (node.type !== T.NewExpression && node.type !== T.CallExpression) return [];
      if (isProvider(node, family)) return [byOptions(document, node, node.arguments[0], family)];
      if (family === 'spa') return isSpa(document, node) ? [byOptions(document, node, spaOptions(node), family)] : [];
      const isIt =
        node.type === T.NewExpression &&
        (family === 'lock'
          ? isMadeOf(document, node, 'lock')
          : // No other library has this name. Ember builds may rename the package itself.
            calledName(node) === 'WebAuth' || isMadeOf(document, node, 'auth0-legacy'));
      return isIt ? [setUpBy(document, node, family)] : [];
    }),
  );
}

/** Returns what a constructor call sets up. */
export function setUpBy(document: Following, call: SetUpCall, family: Family): SetUp {
  if (family !== 'lock') return byOptions(document, call, call.arguments[0], family);
  const [clientId, domain] = call.arguments;
  return { at: call, call, settings: { 'client id': valueOf(clientId), domain: valueOf(domain) } };
}

function valueOf(node: Node | undefined): Value | undefined {
  return node === undefined || node.type === T.SpreadElement ? undefined : { node, path: [] };
}

function isMadeOf({ sdk }: Auth0Document, { callee }: SetUpCall, api: 'auth0-legacy' | 'lock' | 'web-auth'): boolean {
  return sdk.identifyClass(callee, api)?.by === 'proven';
}

function isProvider(call: SetUpCall, family: Family): boolean {
  if (calledName(call) !== 'init' || call.callee.type !== T.MemberExpression) return false;
  const { object } = call.callee;
  return object.type === T.Identifier && PROVIDERS[family].test(object.name);
}

function isSpa({ sdk }: Auth0Document, call: SetUpCall): boolean {
  // No other library has these names, even on a global such as `auth0`.
  if (/^(?:createAuth0Client|Auth0Client)$/.test(calledName(call) ?? '')) return true;
  if (call.type === T.NewExpression) return sdk.identifyClass(call.callee, 'spa-client')?.by === 'proven';
  return isPlugin(call) || sdk.identify(call.callee, 'spa-setup')?.by === 'proven';
}

/** Whether a call installs the plugin of Auth0's guide to Vue 2: `Vue.use(Auth0Plugin, {…})`. */
function isPlugin(call: SetUpCall): boolean {
  const [plugin, options] = call.arguments;
  return calledName(call) === 'use' && plugin?.type === T.Identifier && /auth0/i.test(plugin.name) && !!options;
}

function spaOptions(call: SetUpCall): Node | undefined {
  return isPlugin(call) ? call.arguments[1] : call.arguments.find(({ type }) => type !== T.SpreadElement);
}

/** Returns the attribute's value, whichever of its names it has. */
function attributeIn(
  document: Following,
  { attributes }: TSESTree.JSXOpeningElement,
  names: readonly string[],
): Value | undefined {
  const found = attributes.flatMap((attribute): Value[] => {
    if (attribute.type === T.JSXSpreadAttribute) return inOptions(document, attribute.argument, names);
    if (typeof attribute.name.name !== 'string' || !names.includes(attribute.name.name)) return [];
    const inner = attribute.value?.type === T.JSXExpressionContainer ? attribute.value.expression : attribute.value;
    return inner && inner.type !== T.JSXEmptyExpression ? [{ node: inner, path: [] }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

function providerOf(document: Auth0Document, element: TSESTree.JSXOpeningElement, depth: number): SetUp[] {
  if (document.sdk.identifyComponent(element.name, 'spa-provider')?.by !== 'proven')
    return byOwnComponent(document, element, depth);
  // Settings that are not there can't contradict those of another place.
  if (element.attributes.length === 0) return [];
  const value = (what: Setting): Value | undefined =>
    attributeIn(document, element, OPTION_NAMES[what]) ?? attributeByCaller(document, element, what);
  return [{ at: element, call: undefined, settings: { 'client id': value('client id'), domain: value('domain') } }];
}

/** Returns a setting that an element has from its component's attributes: `<Auth0Provider {...options}>`. */
function attributeByCaller(
  document: Following,
  { attributes }: TSESTree.JSXOpeningElement,
  what: Setting,
): Value | undefined {
  const found = attributes.flatMap((attribute) =>
    attribute.type === T.JSXSpreadAttribute ? byCaller(document, attribute.argument, what, 'spa') : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Returns what an element of the project's own component sets up: in the wrapper of Auth0's first guides to React,
 * `({ children, ...options }) => createAuth0Client(options)`.
 */
function byOwnComponent(document: Auth0Document, element: TSESTree.JSXOpeningElement, depth: number): SetUp[] {
  const names = [...OPTION_NAMES.domain, ...OPTION_NAMES['client id']];
  const isCandidate = element.attributes.some(
    (attribute) =>
      attribute.type === T.JSXSpreadAttribute ||
      (typeof attribute.name.name === 'string' && names.includes(attribute.name.name)),
  );
  const component = isCandidate && depth > 0 ? componentOf(document, element) : undefined;
  if (component === undefined) return [];
  return setUpsIn(auth0Document(component.document), 'spa', depth - 1).flatMap(({ at, settings }): SetUp[] => {
    if (!contains(component.node, at)) return [];
    const taken = (what: Setting): readonly string[] => {
      const value = settings[what];
      const name = value && attributeBehind(component.document, component.node, value);
      return name === undefined ? [] : value?.isNameOpen === true ? OPTION_NAMES[what] : [name];
    };
    const silentOn = SETTINGS.filter((what) => taken(what).length === 0);
    if (silentOn.length === SETTINGS.length) return [];
    const value = (what: Setting): Value | undefined => attributeIn(document, element, taken(what));
    const own = { 'client id': value('client id'), domain: value('domain') };
    return [{ at: element, call: undefined, settings: own, silentOn }];
  });
}

function byOptions(document: Following, call: SetUpCall, options: Node | undefined, family: Family): SetUp {
  const settings = options ? settingsIn(document, options, family) : { 'client id': undefined, domain: undefined };
  return { at: call, call, settings };
}

/** Returns the settings in an object with a client's options. */
export function settingsIn(document: Following, options: Node, family: Family): SetUp['settings'] {
  const value = (what: Setting): Value | undefined => {
    const known = inOptions(document, options, OPTION_NAMES[what]);
    const found = known.length > 0 ? known : byCaller(document, options, what, family);
    return found.length === 1 ? found[0] : undefined;
  };
  return { 'client id': value('client id'), domain: value('domain') };
}

/** Returns the values of an option, by any of its names, in an object of this or of another file. */
function inOptions(document: Following, options: Node, names: readonly string[]): Value[] {
  const here = names.flatMap((name) =>
    document.values
      .properties(options, [name])
      .flatMap(({ value }): Value[] => (value ? [{ node: value, path: [], kept: { object: options, name } }] : [])),
  );
  if (here.length > 0) return here;
  return holdersIn(document, options).flatMap(({ node }) =>
    names.flatMap((name) => (hasElsewhere(document, node, name) ? [{ node, path: [name] }] : [])),
  );
}

/** Returns an option in an object that callers pass: `options` in `createAuth0Client({ ...options, audience })`. */
function byCaller(document: Following, options: Node, what: Setting, family: Family): Value[] {
  const holders = holdersIn(document, options).filter(({ node }) => !isNothing(node));
  if (!holders.every(({ node }) => isPassed(document, node))) return [];
  const known = what === 'domain' ? 'domain' : clientIdName(document, family);
  if (known === undefined) return holders.map(({ node }) => ({ node, path: ['clientId'], isNameOpen: true }));
  return holders.map(({ node, object }) => ({ node, path: [known], kept: { object, name: known } }));
}

/** Returns the client id's name in options that the SDK gets as they are. */
function clientIdName(document: Following, family: Family): string | undefined {
  if (family !== 'spa') return 'clientID';
  const version = knownSpaVersion(document);
  return version === undefined ? undefined : version === 1 ? 'client_id' : 'clientId';
}

/** An object that options are, or spread. */
interface Holder {
  /** Where it comes from: an import, a parameter… */
  readonly node: Node;
  /** The object as the options name it. */
  readonly object: Node;
}

/** Returns the objects without a literal in this document that an object is, or spreads. */
function holdersIn({ values }: Pick<Following, 'values'>, options: Node): Holder[] {
  return values.origins(options).flatMap((origin) => {
    const node = unwrap(origin);
    if (node.type !== T.ObjectExpression) return [{ node, object: options }];
    return node.properties.flatMap((property) =>
      property.type === T.SpreadElement ? holdersIn({ values }, property.argument) : [],
    );
  });
}

const MAX_FILES = 4;

/** Whether an object that comes from another file has a property. */
function hasElsewhere(document: Following, object: Node, name: string, steps = MAX_FILES): boolean {
  if (steps === 0) return false;
  const found = document.imports.resolve(object);
  return (
    found.length > 0 &&
    found.every(
      ({ document: other, node }) =>
        other.values.properties(node, [name]).some(({ value }) => value !== undefined) ||
        holdersIn(other, node).some((holder) => hasElsewhere(other, holder.node, name, steps - 1)),
    )
  );
}
