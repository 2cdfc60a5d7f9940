import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../core/engine/rule.js';
import { isFunction, unwrap } from '../core/syntax/ast.js';
import { T } from '../core/syntax/node-types.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import { commonExports } from './helpers/module/commonjs.js';
import { withSlashes } from './helpers/module/paths.js';

/** Exports of a module by name, `default` for the only one, with their values if those are functions or calls. */
type Exports = ReadonlyMap<string, TSESTree.Node>;

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** Platforms at the edge, which may have no `Buffer`. */
const EDGE = /^(?:wrangler|@cloudflare\/.*|@sveltejs\/adapter-cloudflare(?:-workers)?|@netlify\/edge-functions)$/;

/**
 * Whether a framework or a cloud runs a module on a server, according to its path, its exports and its directives:
 * routes and actions of Next, SvelteKit and Nuxt, and functions of AWS, Netlify and Vercel.
 */
export function isServerFile(document: Document, fileName: string, { ast, nodes }: ParsedProgram): boolean {
  const packages = document.options.packages ?? {};
  const path = withSlashes(fileName);
  if (isAtEdge(document, fileName)) return false;
  if (nodes.some((node) => node.type === T.ExpressionStatement && node.directive === 'use server')) return true;
  // SvelteKit's names have no other meaning.
  if (/(?:^|\/)\+(?:server|page\.server|layout\.server)\.[jt]s$/.test(path)) return true;
  const has = (...names: string[]) => names.some((name) => packages[name] !== undefined);
  if (has('nuxt', 'nuxt3', 'nitropack') && /(?:^|\/)server\/(?:api|routes|middleware|utils)\//.test(path)) return true;
  if (has('sails') && /(?:^|\/)api\/\w+\//.test(path)) return true;
  if (has('next') && /(?:^|\/)pages\/api\//.test(path)) return true;
  const exported = exportsOf(ast);
  const isRoute = /(?:^|\/)route\.[jt]sx?$/.test(path) && /(?:^|\/)app\//.test(path);
  if (isRoute) return METHODS.some((method) => exported.has(method));
  if (commonExports(ast).some(({ name }) => name === 'handler')) return true;
  return /(?:^|\/)(?:functions|api)\//.test(path) && [...exported].some(isHandler);
}

/** Whether a module belongs to an application of Next.js. */
export function isOfNext({ options: { packages } }: Document, { ast }: ParsedProgram): boolean {
  if (packages) return packages['next'] !== undefined;
  return ast.body.some((each) => each.type === T.ImportDeclaration && /^next(?:\/|$)/.test(each.source.value));
}

/** Whether a module may run at the edge of a network, according to its path, its settings and the package. */
export function isAtEdge({ options, text }: Document, fileName: string): boolean {
  const isIt = /\bruntime\s*[=:]\s*['"](?:experimental-)?edge['"]/.test(text);
  const packages = Object.keys(options.packages ?? {});
  return isIt || withSlashes(fileName).includes('/edge-functions/') || packages.some((name) => EDGE.test(name));
}

/** Whether an export is `handler`, or the default one is named so or takes a request and a response. */
function isHandler([name, value]: readonly [string, TSESTree.Node]): boolean {
  if (name === 'handler') return true;
  const made = unwrap(value);
  if (name !== 'default' || !isFunction(made)) return false;
  const [request, response] = made.params.map((each) => (each.type === T.Identifier ? each.name : ''));
  const takesRequest = /^_?req(?:uest)?$/.test(request ?? '') && /^_?res(?:ponse)?$/.test(response ?? '');
  return takesRequest || ('id' in made && made.id?.name === 'handler');
}

function exportsOf(ast: TSESTree.Program): Exports {
  const exported = new Map<string, TSESTree.Node>();
  for (const { name = 'default', value } of commonExports(ast)) exported.set(name, value);
  for (const statement of ast.body) {
    if (statement.type === T.ExportDefaultDeclaration) exported.set('default', statement.declaration);
    if (statement.type !== T.ExportNamedDeclaration) continue;
    const { declaration } = statement;
    if (declaration?.type === T.FunctionDeclaration && declaration.id) exported.set(declaration.id.name, declaration);
    if (declaration?.type !== T.VariableDeclaration) continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type === T.Identifier && init) exported.set(id.name, init);
    }
  }
  return exported;
}
