import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { RuleListeners } from '../../core/engine/rule.js';
import { isClass, isFunction, ownerOfThis, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { returnsOf } from '../../core/syntax/returns.js';
import { message } from '../../messages/message.js';
import type { Auth0Draft } from '../forms.js';
import type { Auth0Document } from './auth0-document.js';
import { range } from './sdk-forms.js';
import { mayBe, versionOf } from './versions.js';
import { TOKEN } from './words.js';

type Node = TSESTree.Node;
type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** The superclass that one of NestJS's functions makes: a guard, or a strategy. */
interface Base {
  readonly kind: 'AuthGuard' | 'PassportStrategy';
  readonly call: TSESTree.CallExpression;
}

const MODULE = '@nestjs/passport';

/** passport-auth0 sends options of `authenticate()` that it does not know since this version. */
const SENT_SINCE = '>=1.4.0';

/** Strategies that only validate tokens never redirect to /authorize. */
const STRATEGY = /auth0(?!.*(?:jwt|bearer|m2m))/i;

/**
 * Returns listeners that find a token in what classes of NestJS give to passport-auth0: the return value of a guard's
 * `getAuthenticateOptions()` and of a strategy's `authorizationParams()`, and the options of `super.authenticate()`.
 */
export function findNestLogins(document: Auth0Document): RuleListeners<Auth0Draft> {
  if (!document.text.includes(MODULE)) return {};
  function* inClass(node: ClassNode): Iterable<Auth0Draft> {
    const base = baseOf(document, node);
    if (base === undefined) return;
    const name = base.kind === 'AuthGuard' ? 'getAuthenticateOptions' : 'authorizationParams';
    for (const member of node.body.body) {
      if (member.type !== T.MethodDefinition && member.type !== T.PropertyDefinition) continue;
      if (document.values.nameOf(member) !== name || !member.value || !isFunction(member.value)) continue;
      for (const options of returnsOf(member.value))
        yield* drafts(document, base.call, options, base.kind === 'AuthGuard');
    }
  }
  return {
    ClassDeclaration: inClass,
    ClassExpression: inClass,
    *CallExpression(node) {
      const { callee } = node;
      const options = node.arguments[1];
      if (options === undefined || callee.type !== T.MemberExpression || callee.object.type !== T.Super) return;
      if (document.values.nameOf(callee) !== 'authenticate') return;
      const owner = ownerOfThis(node);
      const isStrategy = owner && isClass(owner) && baseOf(document, owner)?.kind === 'PassportStrategy';
      if (isStrategy) yield* drafts(document, node, options, true);
    },
  };
}

/** @param isFiltered whether old versions of passport-auth0 leave out what they don't know */
function* drafts(
  document: Auth0Document,
  call: TSESTree.CallExpression,
  options: Node,
  isFiltered: boolean,
): Iterable<Auth0Draft> {
  const isSent = !isFiltered || mayBe(versionOf(document, 'passport-auth0'), SENT_SINCE);
  for (const { key, value } of document.values.properties(options, [TOKEN])) {
    yield {
      ...range(key),
      form: 'passport-nestjs',
      certainty: isSent ? 'certain' : 'dead',
      message: isSent
        ? message('finding.sdk-token', { name: TOKEN, sdk: 'passport-auth0' })
        : message('finding.sdk-token-dead', { ignored: message('ignored.passport-not-sent') }),
      nodes: { call, receiver: call.callee, options, ...(value ? { token: value } : {}) },
      related: value ? document.tokens.related(value) : [],
    };
  }
}

/** Returns the superclass of a class if it is a guard for Auth0's strategy, or this strategy. */
function baseOf(document: Auth0Document, { superClass }: ClassNode): Base | undefined {
  const { values, sdk } = document;
  for (const origin of superClass ? values.origins(superClass) : []) {
    const call = unwrap(origin);
    if (call.type !== T.CallExpression) continue;
    const kind = importedAs(values, call.callee);
    const [first, second] = call.arguments;
    const names = (node: Node | undefined) =>
      node ? namesIn(document, node).some((name) => STRATEGY.test(name)) : false;
    if (kind === 'AuthGuard' && names(first)) return { kind, call };
    const isStrategy = first !== undefined && sdk.identify(first, 'passport-auth0')?.by === 'proven';
    if (kind === 'PassportStrategy' && (isStrategy || names(second))) return { kind, call };
  }
  return undefined;
}

/** Returns the strings that an argument may be, also in a list, or as constants of other files. */
function namesIn({ values, imports }: Auth0Document, node: Node): string[] {
  return values.origins(node).flatMap((origin) => {
    const elements = origin.type === T.ArrayExpression ? origin.elements : [origin];
    return elements.flatMap((element) => {
      if (element === null) return [];
      const own = values.constantString(element);
      if (own !== undefined) return [own];
      return imports.resolve(element).flatMap((remote) => remote.document.values.constantString(remote.node) ?? []);
    });
  });
}

/** Returns which of NestJS's functions a callee is. */
function importedAs(values: Auth0Document['values'], callee: Node): Base['kind'] | undefined {
  const [definition] = values.bindingOf(unwrap(callee))?.definitions ?? [];
  if (definition?.type !== DefinitionType.ImportBinding || definition.parent.type !== T.ImportDeclaration)
    return undefined;
  const { node, parent } = definition;
  if (parent.source.value !== MODULE || node.type !== T.ImportSpecifier) return undefined;
  const name = node.imported.type === T.Identifier ? node.imported.name : node.imported.value;
  return name === 'AuthGuard' || name === 'PassportStrategy' ? name : undefined;
}
