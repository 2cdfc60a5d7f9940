import type { TSESTree } from '@typescript-eslint/types';
import type { RuleListeners } from '../../core/engine/rule.js';
import { isClass, isFunction, ownerOfThis } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { returnsOf } from '../../core/syntax/returns.js';
import type { Range, RelatedLocation } from '../../core/types.js';
import { invocationOf } from '../../core/values/invocations.js';
import type { PropertySite } from '../../core/values/value-reader.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import type { Auth0Draft, SdkFormId, SdkNodes } from '../forms.js';
import type { Auth0Document } from './auth0-document.js';
import { vocabulary } from './auth0-vocabulary.js';
import { isUnservedRoute } from './nextjs-routes.js';
import type { SdkForm } from './sdk-form.js';
import type { Identified } from './sdk.js';
import { lockVersionByShape, mayBe, versionOf } from './versions.js';
import { TOKEN } from './words.js';

/** A call with its effective arguments and receiver. */
interface GivenCall {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** The arguments that the function receives, also through `call`, `apply` and `bind`. */
  readonly given: readonly TSESTree.Node[];
  readonly receiver: TSESTree.Node;
}

/** Returns listeners that find the given forms. */
export function findSdkForms(document: Auth0Document, forms: readonly SdkForm<SdkFormId>[]): RuleListeners<Auth0Draft> {
  const { sdk } = document;
  const called = forms.filter(({ target }) => 'on' in target || 'call' in target);
  const constructed = forms.filter(({ target }) => 'construct' in target);
  function* constructs(node: GivenCall['call'], maker: TSESTree.Node | null | undefined): Iterable<Auth0Draft> {
    if (!maker) return;
    for (const form of constructed) {
      const { target } = form;
      if (!('construct' in target)) continue;
      const call = { call: node, given: node.arguments, receiver: maker };
      yield* match(document, form, call, () => sdk.identifyClass(maker, target.construct));
    }
  }
  return {
    *CallExpression(node) {
      if (node.arguments.length === 0) return;
      if (node.callee.type === T.Super) yield* constructs(node, superClassOf(node));
      const { callee, methods, arguments: given } = invocationOf(document.values, node);
      for (const form of called) {
        const { target } = form;
        if ('call' in target && sdk.mayIdentify(callee, target.call)) {
          const call = { call: node, given, receiver: callee };
          yield* match(document, form, call, () => sdk.identify(callee, target.call));
        }
        if (!('on' in target)) continue;
        for (const { object, name } of methods) {
          if (!target.methods.includes(name)) continue;
          yield* match(document, form, { call: node, given, receiver: object }, () => sdk.identify(object, target.on));
        }
      }
    },
    NewExpression: (node) => constructs(node, node.callee),
    *JSXOpeningElement(node) {
      for (const form of forms) {
        const { target } = form;
        if (!('component' in target)) continue;
        yield* inAttributes(document, form, node, () => sdk.identifyComponent(node.name, target.component));
      }
    },
  };
}

/** Returns the class that `super(…)` instantiates: the superclass of the enclosing class. */
function superClassOf(call: TSESTree.Node): TSESTree.Node | null | undefined {
  const owner = ownerOfThis(call);
  return owner && isClass(owner) ? owner.superClass : undefined;
}

function* match(
  document: Auth0Document,
  form: SdkForm<SdkFormId>,
  { call, given, receiver }: GivenCall,
  identify: () => Identified | undefined,
): Iterable<Auth0Draft> {
  // Since nextjs-auth0 2, options may also be a function that returns them.
  const options =
    form.argument === 'any'
      ? given.flatMap((argument) => (isFunction(argument) ? returnsOf(argument) : [argument]))
      : given.slice(form.argument, form.argument + 1);
  for (const argument of options) {
    const sites = form.paths.flatMap((path) => document.values.properties(argument, path));
    if (sites.length === 0) continue;
    const identified = identify();
    if (identified === undefined) return;
    const certainty = certaintyOf(document, form, given, argument, identified);
    if (certainty === undefined) return;
    for (const site of sites)
      yield draft(document, form, { call, receiver, options: argument }, site, identified, certainty);
  }
}

function* inAttributes(
  document: Auth0Document,
  form: SdkForm<SdkFormId>,
  element: TSESTree.JSXOpeningElement,
  identify: () => Identified | undefined,
): Iterable<Auth0Draft> {
  for (const attribute of element.attributes) {
    if (attribute.type !== T.JSXAttribute || attribute.value?.type !== T.JSXExpressionContainer) continue;
    const options = attribute.value.expression;
    const paths = form.paths.filter(([name]) => name === attribute.name.name).map(([, ...rest]) => rest);
    const sites = paths.flatMap((path) =>
      path.length > 0 ? document.values.properties(options, path) : [{ key: attribute.name, value: options }],
    );
    const identified = sites.length > 0 ? identify() : undefined;
    if (identified === undefined || identified.by === 'open') continue;
    const certainty = identified.by === 'proven' ? 'certain' : 'likely';
    const nodes = { call: element, receiver: element.name, options };
    for (const site of sites) yield draft(document, form, nodes, site, identified, certainty);
  }
}

/** Returns how sure it is that a call is the form; undefined if it is not. */
function certaintyOf(
  document: Auth0Document,
  form: SdkForm<SdkFormId>,
  given: readonly TSESTree.Node[],
  options: TSESTree.Node,
  { by }: Identified,
): 'certain' | 'likely' | undefined {
  const has = (option: string): boolean => document.values.properties(options, [option]).length > 0;
  const says = (evidence: RegExp | undefined): boolean => evidence?.test(evidenceOf(document)) ?? false;
  const isListed = form.provenBy?.some((name) => Object.hasOwn(document.options.packages ?? {}, name)) ?? false;
  if (form.unless?.some(has)) return undefined;
  if (form.when && !isSaid(document, form.when, given)) return undefined;
  if (by === 'proven' || (by === 'named' && (isListed || says(form.proof)))) return 'certain';
  if (form.nameHint && !says(form.nameHint)) return undefined;
  if (form.with && !form.with.some(has)) return undefined;
  if (by === 'open' && !('on' in form.target && says(form.hint))) return undefined;
  return 'likely';
}

/** Returns the document's text, with the URLs of the SDKs that a page loads along with it. */
function evidenceOf({ text, options }: Auth0Document): string {
  return options.scripts ? [text, ...options.scripts].join('\n') : text;
}

function draft(
  document: Auth0Document,
  form: SdkForm<SdkFormId>,
  nodes: Omit<SdkNodes, 'token'>,
  { key, value }: PropertySite,
  identified: Identified,
  certainty: 'certain' | 'likely',
): Auth0Draft {
  const declared = form.packages.map((name) => versionOf(document, name)).find((known) => known !== undefined);
  const isLock = form.packages.includes('auth0-lock');
  const version = declared ?? (isLock ? lockVersionByShape(document, identified.construction) : undefined);
  const isServed = form.unserved === undefined || !isUnservedRoute(document, nodes.call);
  const sent = form.sentBy !== null && mayBe(version, form.sentBy) && isServed;
  const ignored = isServed ? form.ignored : form.unserved;
  const written = document.text.slice(key.range[0], key.range[1]);
  const name = vocabulary.tokens.find((token) => written.includes(token)) ?? TOKEN;
  return {
    ...range(key),
    form: form.form,
    certainty: sent ? certainty : 'dead',
    message:
      sent || ignored === undefined
        ? sdkMessage(certainty, name, form)
        : message('finding.sdk-token-dead', { ignored: message(ignored) }),
    nodes: { ...nodes, ...(value ? { token: value } : {}) },
    related: [...setUp(identified, form.sdk), ...(value ? document.tokens.related(value) : [])],
  };
}

function sdkMessage(certainty: 'certain' | 'likely', name: string, { sdk, fullName }: SdkForm): Message {
  return certainty === 'certain'
    ? message('finding.sdk-token', { name, sdk })
    : message('finding.sdk-token-likely', { name, sdk: fullName ?? sdk });
}

/** Returns the place that creates the object, or else the import that brings it into this document. */
function setUp({ construction, entry }: Identified, sdk: string): RelatedLocation[] {
  if (construction) return [{ ...range(construction), message: message('related.created-here', { sdk }) }];
  return entry ? [{ ...range(entry), message: message('related.created-elsewhere', { sdk }) }] : [];
}

function isSaid(
  { values }: Auth0Document,
  { argument, text }: NonNullable<SdkForm['when']>,
  given: readonly TSESTree.Node[],
): boolean {
  const node = given[argument];
  if (node === undefined) return false;
  // passport accepts a list of strategies, too.
  const said = values
    .origins(node)
    .flatMap((origin): readonly (TSESTree.Node | null)[] =>
      origin.type === T.ArrayExpression ? origin.elements : [origin],
    );
  return said.some((element) => element && text.test(values.constantString(element) ?? ''));
}

export function range(node: TSESTree.Node): Range {
  return { start: node.range[0], end: node.range[1] };
}
