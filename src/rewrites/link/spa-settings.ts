import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { isInScope } from '../code.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** The client's domain and client ID, as expressions that are valid at a call. */
export interface SpaSettings {
  readonly domain: string;
  readonly clientId: string;
  /** The placeholders among them, which the user has to fill in. */
  readonly placeholders: readonly string[];
}

/** auth0-spa-js and its wrappers, which share major versions 1 and 2. */
const SPA_PACKAGES = ['@auth0/auth0-spa-js', '@auth0/auth0-react', '@auth0/auth0-vue', '@auth0/auth0-angular'];

/** Version 1 takes flat options in snake case. */
export type SpaVersion = 1 | 2;

/** Returns the SDK version in use; if unknown, the version that the code's options match. */
export function spaVersionOf({ document, finding }: RewriteRequest): SpaVersion {
  const loaded = document.scriptUrls.map((url) => /\bauth0-spa-js[/@][~^v]?(\d+)/.exec(url)?.[1]).find(Boolean);
  const version = loaded ?? SPA_PACKAGES.map((name) => versionOf(document, name)).find((known) => known !== undefined);
  if (!mayBe(version, '>=2')) return 1;
  if (!mayBe(version, '<2')) return 2;
  return finding.form.endsWith('-params') ? 2 : 1;
}

/** Returns the values of a setting, from an options object or a provider's attributes. */
type SetUp = (name: string) => readonly (Node | undefined)[];

/** Returns the settings of the called client, or else of the document's only client. */
export function spaSettings(request: RewriteRequest, call: Node, client: Node | undefined): SpaSettings {
  const { document, style } = request;
  const own = client && document.sdk.identify(client, 'spa-client')?.construction;
  const all = own && own.arguments.length > 0 ? [inArguments(request, own)] : setUps(request);
  const placeholders: string[] = [];
  const setting = (names: readonly string[], placeholder: string): string => {
    const [value, ...others] = all.flatMap((setUp) => names.flatMap(setUp));
    if (value && others.length === 0 && isInScope(document, value, call)) {
      const node = unwrap(value);
      return isString(node) ? style.quote + node.value + style.quote : sourceOf(request, value);
    }
    placeholders.push(placeholder);
    return style.quote + placeholder + style.quote;
  };
  const domain = setting(['domain'], 'YOUR_DOMAIN');
  const clientId = setting(['clientId', 'client_id'], 'YOUR_CLIENT_ID');
  return { domain, clientId, placeholders };
}

/** Returns every place in the document that sets up a client, a plugin, a module or a provider. */
function setUps(request: RewriteRequest): SetUp[] {
  const { sdk } = request.document;
  const found: SetUp[] = [];
  for (const { nodes } of request.document.programs) {
    for (const node of nodes) {
      const made =
        node.type === T.NewExpression
          ? sdk.identifyClass(node.callee, 'spa-client')
          : node.type === T.CallExpression
            ? sdk.identify(node.callee, 'spa-setup')
            : node.type === T.JSXOpeningElement
              ? sdk.identifyComponent(node.name, 'spa-provider')
              : undefined;
      if (made?.by !== 'proven' && !isNamed(node)) continue;
      if (node.type === T.JSXOpeningElement) found.push(inAttributes(node));
      else if (node.type === T.NewExpression || node.type === T.CallExpression) found.push(inArguments(request, node));
    }
  }
  return found;
}

/** Whether the name alone identifies the SDK: no other library uses it, even on a global such as `auth0`. */
function isNamed(node: Node): boolean {
  if (node.type !== T.CallExpression && node.type !== T.NewExpression) return false;
  return /^(?:createAuth0Client|Auth0Client)$/.test(calledName(node) ?? '');
}

function inArguments({ document }: RewriteRequest, call: TSESTree.CallExpression | TSESTree.NewExpression): SetUp {
  return (name) =>
    call.arguments.flatMap((argument) => document.values.properties(argument, [name]).map(({ value }) => value));
}

function inAttributes(element: TSESTree.JSXOpeningElement): SetUp {
  return (name) =>
    element.attributes.flatMap((attribute) => {
      if (attribute.type !== T.JSXAttribute || attribute.name.name !== name) return [];
      const { value } = attribute;
      return [value?.type === T.JSXExpressionContainer ? value.expression : (value ?? undefined)];
    });
}
