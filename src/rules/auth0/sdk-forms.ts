import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/ast.js';
import type { FindingDraft, RuleContext, RuleListeners } from '../../core/rule.js';
import type { Range } from '../../core/types.js';
import type { Api } from './catalog.js';
import { deadMessage, linkMessage } from './messages.js';
import type { Identified } from './sdk.js';
import { auth0 } from './services.js';
import { mayBe, versionOf } from './versions.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** One way of handing a token to an SDK: a call, and where in its arguments the token stands. */
export interface SdkForm {
  readonly form: string;
  /** What is made by `new`, or, with `methods`, what one of them is called on. */
  readonly api: Api;
  readonly methods?: readonly string[];
  readonly argument: number;
  /** The ways to the token's key inside that argument. */
  readonly paths: readonly (readonly string[])[];
  readonly package: string;
  /** The semver range of the versions that sent the token; `null` if none ever did. */
  readonly sentBy: string | null;
  /** Why the other versions did not. */
  readonly ignored: string;
  /** The object, for messages: "Auth0 Lock". */
  readonly object: string;
  /**
   * Words of which a document has to hold one for a receiver of which nothing is known, not even a telling name.
   * Only for options that no other library has; without it such a call is not reported.
   */
  readonly hint?: RegExp;
  /** Options with which the call does something else. */
  readonly unless?: readonly string[];
  /** A string argument that has to be there: the name of passport's strategy. */
  readonly when?: { readonly argument: number; readonly text: RegExp };
}

/** Listeners that find a set of forms. */
export function findSdkForms(context: RuleContext, forms: readonly SdkForm[]): RuleListeners {
  const methods = new Map<string, SdkForm[]>();
  for (const form of forms) {
    for (const method of form.methods ?? []) methods.set(method, [...(methods.get(method) ?? []), form]);
  }
  const constructors = forms.filter((form) => form.methods === undefined);

  return {
    *CallExpression(node) {
      const callee = unwrap(node.callee);
      if (callee.type !== T.MemberExpression) return;
      const name = context.values.nameOf(callee);
      const candidates = name === undefined ? undefined : methods.get(name);
      for (const form of candidates ?? []) yield* match(context, form, node, callee.object);
    },
    *NewExpression(node) {
      for (const form of constructors) yield* match(context, form, node, node.callee);
    },
  };
}

function* match(context: RuleContext, form: SdkForm, call: Call, receiver: TSESTree.Node): Iterable<FindingDraft> {
  const argument = call.arguments[form.argument];
  if (argument === undefined || argument.type === T.SpreadElement) return;
  const sites = form.paths.flatMap((path) => context.values.properties(argument, path));
  if (sites.length === 0) return;
  if (form.when && !isSaid(context, form.when, call)) return;
  const { sdk } = auth0(context);
  const identified = form.methods ? sdk.identify(receiver, form.api) : sdk.identifyClass(receiver, form.api);
  if (identified === undefined || !isEnough(context, form, identified)) return;
  if (form.unless?.some((option) => context.values.properties(argument, [option]).length > 0)) return;

  const sent = form.sentBy !== null && mayBe(versionOf(context, form.package), form.sentBy);
  const certainty = identified.by === 'proven' ? 'certain' : 'likely';
  for (const { key, value } of sites) {
    const word = context.text.slice(key.range[0], key.range[1]).includes('accessToken')
      ? 'accessToken'
      : 'access_token';
    yield {
      ...range(key),
      form: form.form,
      certainty: sent ? certainty : 'dead',
      message: sent
        ? linkMessage(certainty, `\`${word}\` handed to ${form.object}`, `this is ${form.object}`)
        : deadMessage(form.ignored),
      parts: {
        call: range(call),
        receiver: range(receiver),
        options: range(argument),
        ...(value ? { token: range(value) } : {}),
      },
      related: identified.construction
        ? [{ ...range(identified.construction), message: `${form.object} is set up here.` }]
        : [],
    };
  }
}

function isEnough(context: RuleContext, form: SdkForm, { by }: Identified): boolean {
  if (by !== 'open') return true;
  return form.methods !== undefined && (form.hint?.test(context.text) ?? false);
}

function isSaid(context: RuleContext, { argument, text }: NonNullable<SdkForm['when']>, call: Call): boolean {
  const node = call.arguments[argument];
  const value = node && context.values.constantString(node);
  return value !== undefined && text.test(value);
}

export function range(node: TSESTree.Node): Range {
  return { start: node.range[0], end: node.range[1] };
}
