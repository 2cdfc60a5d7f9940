import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { keyOf, propertyOf } from '../objects.js';
import { filesWith } from '../project-files.js';
import type { ProjectFile } from '../project-files.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** What Auth0's SDKs and its token endpoint call the secret. */
const NAMES = /^(?:auth0_?)?client_?secret$/i;

/** Whether a node is the secret of the client for logins, and not that of one for the Management API. */
export function isClientSecret(node: Node): node is TSESTree.Property {
  if (node.type !== T.Property || !NAMES.test(keyOf(node) ?? '')) return false;
  const grant = node.parent.type === T.ObjectExpression ? propertyOf(node.parent, 'grant_type')?.value : undefined;
  return !(grant && isString(grant) && grant.value === 'client_credentials');
}

/**
 * Returns the client's secret as an expression that is valid in every file of the server: a variable of the environment,
 * or of Nuxt's runtime configuration. Returns undefined where the package's code has none, or several.
 * @param isNuxt whether the rewritten file can read Nuxt's runtime configuration
 */
export function clientSecretOf(request: RewriteRequest, isNuxt: boolean): string | undefined {
  const { document, fileName } = request;
  const files: ProjectFile[] = [{ document, fileName }, ...filesWith(request, /client_?secret/i)];
  const found = new Set(files.flatMap(({ document: file }) => secretsIn(file, isNuxt)));
  const [only, ...others] = found;
  // The settings of nuxt-auth-utils
  if (only === undefined && isNuxt && /\buseRuntimeConfig\(\w*\)\.oauth\.auth0\b/.test(request.text)) {
    return 'useRuntimeConfig().oauth.auth0.clientSecret';
  }
  return others.length === 0 ? only : undefined;
}

function secretsIn({ programs, values }: ProjectFile['document'], isNuxt: boolean): string[] {
  return programs.flatMap(({ nodes }) =>
    nodes.flatMap((node) => {
      if (node.type === T.TemplateLiteral) return node.expressions.flatMap((each, index) => inBody(node, each, index));
      if (!isClientSecret(node)) return [];
      if (node.parent.type === T.ObjectPattern) return isNuxt ? settingIn(node) : [];
      return values.origins(node.value).flatMap((origin) => variableIn(unwrap(origin)));
    }),
  );
}

/** Returns the variable of `client_secret=${…}` in a request's body. */
function inBody({ quasis }: TSESTree.TemplateLiteral, value: Node, index: number): string[] {
  return quasis[index]?.value.raw.endsWith('client_secret=') === true ? variableIn(unwrap(value)) : [];
}

function variableIn(value: Node): string[] {
  const name = dottedName(value);
  return name !== undefined && /^process\.env\.\w+$/.test(name) ? [name] : [];
}

/** Returns a setting of `const { auth0ClientSecret } = useRuntimeConfig()`. */
function settingIn({ key, parent: pattern }: TSESTree.Property): string[] {
  const init = pattern.parent.type === T.VariableDeclarator ? pattern.parent.init : null;
  const isConfig = init?.type === T.CallExpression && dottedName(init.callee) === 'useRuntimeConfig';
  return isConfig && key.type === T.Identifier ? [`useRuntimeConfig().${key.name}`] : [];
}
