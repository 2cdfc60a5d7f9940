import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Auth0Document } from '../../rules/auth0/document.js';
import type { Value } from './portable.js';

type Node = TSESTree.Node;
/** The part of a document that following its values needs. */
type Following = Pick<Document, 'imports' | 'values'>;
export type SetUpCall = TSESTree.CallExpression | TSESTree.NewExpression;

/** The SDKs whose clients share their settings: versions and wrappers of one library. */
export type Family = 'auth0-js' | 'lock' | 'spa';

export type Setting = 'client id' | 'domain';

/** A place that sets up a client. */
export interface SetUp {
  /** The constructor call, if there is one. */
  readonly call: SetUpCall | undefined;
  /** Undefined if it can't be told: none, or more than one. */
  readonly settings: Readonly<Record<Setting, Value | undefined>>;
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

/** Returns the places in a document that set up a client of one SDK. */
export function setUpsIn(document: Auth0Document, family: Family): SetUp[] {
  return document.programs.flatMap(({ nodes }) =>
    nodes.flatMap((node): SetUp[] => {
      if (node.type === T.JSXOpeningElement && family === 'spa') return providerOf(document, node);
      if (node.type !== T.NewExpression && node.type !== T.CallExpression) return [];
      if (isProvider(node, family)) return [byOptions(document, node, node.arguments[0])];
      if (family === 'spa') return isSpa(document, node) ? [byOptions(document, node, spaOptions(node))] : [];
      const isIt =
        node.type === T.NewExpression &&
        (family === 'lock'
          ? isMadeOf(document, node, 'lock')
          : isMadeOf(document, node, 'web-auth') || isMadeOf(document, node, 'auth0-legacy'));
      return isIt ? [setUpBy(document, node, family)] : [];
    }),
  );
}

/** Returns what a constructor call sets up. */
export function setUpBy(document: Following, call: SetUpCall, family: Family): SetUp {
  if (family !== 'lock') return byOptions(document, call, call.arguments[0]);
  const [clientId, domain] = call.arguments;
  return { call, settings: { 'client id': valueOf(clientId), domain: valueOf(domain) } };
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

function providerOf(document: Auth0Document, element: TSESTree.JSXOpeningElement): SetUp[] {
  if (document.sdk.identifyComponent(element.name, 'spa-provider')?.by !== 'proven') return [];
  const value = (names: readonly string[]): Value | undefined => {
    const found = element.attributes.flatMap((attribute): Value[] => {
      if (attribute.type === T.JSXSpreadAttribute) return inOptions(document, attribute.argument, names);
      if (typeof attribute.name.name !== 'string' || !names.includes(attribute.name.name)) return [];
      const inner = attribute.value?.type === T.JSXExpressionContainer ? attribute.value.expression : attribute.value;
      return inner && inner.type !== T.JSXEmptyExpression ? [{ node: inner, path: [] }] : [];
    });
    return found.length === 1 ? found[0] : undefined;
  };
  return [
    {
      call: undefined,
      settings: { 'client id': value(OPTION_NAMES['client id']), domain: value(OPTION_NAMES.domain) },
    },
  ];
}

function byOptions(document: Following, call: SetUpCall, options: Node | undefined): SetUp {
  const settings = options ? settingsIn(document, options) : { 'client id': undefined, domain: undefined };
  return { call, settings };
}

/** Returns the settings in an object with a client's options. */
export function settingsIn(document: Following, options: Node): SetUp['settings'] {
  const value = (what: Setting): Value | undefined => {
    const found = inOptions(document, options, OPTION_NAMES[what]);
    return found.length === 1 ? found[0] : undefined;
  };
  return { 'client id': value('client id'), domain: value('domain') };
}

/** Returns the values of an option, by any of its names, in an object of this or of another file. */
function inOptions(document: Following, options: Node, names: readonly string[]): Value[] {
  const here = names.flatMap((name) =>
    document.values
      .properties(options, [name])
      .flatMap(({ value }): Value[] => (value ? [{ node: value, path: [] }] : [])),
  );
  if (here.length > 0) return here;
  return holdersIn(document, options).flatMap((holder) =>
    names.flatMap((name) => (hasElsewhere(document, holder, name) ? [{ node: holder, path: [name] }] : [])),
  );
}

/** Returns the expressions for objects of other files that an object is, or spreads. */
function holdersIn({ values }: Pick<Following, 'values'>, options: Node): Node[] {
  return values.origins(options).flatMap((origin) => {
    const object = unwrap(origin);
    if (object.type !== T.ObjectExpression) return [object];
    return object.properties.flatMap((property) =>
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
        holdersIn(other, node).some((holder) => hasElsewhere(other, holder, name, steps - 1)),
    )
  );
}
