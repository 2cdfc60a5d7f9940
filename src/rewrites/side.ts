import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../core/engine/rule.js';
import { hostOf } from '../core/hosts/hosts.js';
import { T } from '../core/syntax/node-types.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import { requiredModule } from '../core/values/exports.js';
import { isElectronModule, isElectronPackage } from './electron.js';
import { isAtEdge, isServerFile } from './server-files.js';
import { handlesRequests, loadsServerModule, readsServerEnvironment } from './server-signs.js';

/**
 * Where code runs; `unknown` if nothing shows it, as in a module of routes. `desktop` is Node in an application that users
 * install, such as Electron's main process. Rewrites never insert server secrets into `browser` or `desktop` code.
 */
export type Side = 'browser' | 'desktop' | 'server' | 'unknown';

/** Whether code runs on Node. */
export function runsOnNode(side: Side): boolean {
  return side === 'server' || side === 'desktop';
}

const SERVER_MODULES =
  /^(?:node:|express|koa|@koa\/|fastify|@hapi\/|hapi|restify|passport|connect$|cookie-session|body-parser|fs$|http$|https$|path$|os$|querystring$|url$|util$|crypto$|zlib$|net$|tls$|dns$|child_process$|auth0(?:\/legacy)?$|request$|request-promise|got$|undici$|superagent-promise$|next\/server$|next\/headers$|@auth0\/nextjs-auth0\/?(?:server|edge)?$|@nestjs\/)/;

/** Packages that only make sense in a page, also where code uses a server's packages with a build that replaces them. */
const PAGE_PACKAGES =
  /^(?:js-cookie|react-cookies?|jquery|react-dom|auth0-lock|@auth0\/auth0-(?:spa-js|react|vue|angular))$/;

const BROWSER_GLOBALS = new Set(['window', 'document', 'localStorage', 'sessionStorage', 'angular', '$', 'jQuery']);

/** Whether an expression is a server's use of its parameters: `req.session`, `res.redirect()`, Koa's `ctx.cookies`. */
function isOfRequest({ values }: Document, { object, property }: TSESTree.MemberExpression): boolean {
  if (object.type !== T.Identifier || property.type !== T.Identifier) return false;
  const isKnown =
    (/^req(?:uest)?$/.test(object.name) && /^(?:session|signedCookies|yar|cookieAuth)$/.test(property.name)) ||
    (/^(?:res(?:ponse)?|reply|h)$/.test(object.name) && /^(?:redirect|sendStatus|writeHead)$/.test(property.name)) ||
    (object.name === 'ctx' && /^(?:session|redirect|cookies)$/.test(property.name));
  return (
    isKnown && values.bindingOf(object)?.definitions.some(({ type }) => type === DefinitionType.Parameter) === true
  );
}

/** Returns where a program runs, based on its host, its imports, its globals and its path. A page's scripts may import anything. */
export function sideOf(document: Document, fileName: string, program: ParsedProgram): Side {
  const side = sideOnNode(document, fileName, program);
  if (side === 'browser') return side;
  const isMain = program.nodes.some((node) => isElectronModule(moduleOf(node) ?? ''));
  return isMain || (side === 'server' && isElectronPackage(document)) ? 'desktop' : side;
}

/** Returns the module that a node loads. */
function moduleOf(node: TSESTree.Node): string | undefined {
  if (node.type !== T.ImportDeclaration) return requiredModule(node);
  return node.importKind === 'type' ? undefined : node.source.value;
}

/** Returns where a program runs, as if all of Node's programs ran on servers. */
function sideOnNode(document: Document, fileName: string, program: ParsedProgram): Side {
  if (program.region.page === true) return 'browser';
  const host = hostOf(fileName);
  if (host?.id === 'astro' && /^\uFEFF?\s*---[ \t]*$/.test(document.text.slice(0, program.region.map[0]?.[1])))
    return 'server';
  if (host !== undefined && host.script === undefined && host.id !== 'markdown') return 'browser';
  let server = false;
  let maybe = false;
  let page = false;
  for (const node of program.nodes) {
    if (node.type === T.Identifier && BROWSER_GLOBALS.has(node.name)) {
      const binding = document.values.bindingOf(node);
      if (binding?.definitions.length === 0) return 'browser';
    }
    if (node.type === T.MemberExpression && isOfRequest(document, node)) server = true;
    if (node.type === T.ImportDeclaration) {
      server ||= SERVER_MODULES.test(node.source.value);
      page ||= PAGE_PACKAGES.test(node.source.value);
    }
    if (node.type === T.CallExpression) server ||= SERVER_MODULES.test(requiredModule(node) ?? '');
    maybe ||= handlesRequests(node) || loadsServerModule(node);
  }
  if (server || isServerFile(document, fileName, program)) return 'server';
  maybe ||= readsServerEnvironment(document, program.ast, program.nodes);
  // At the edge, the same code may have no `Buffer`.
  return maybe && !page && !isAtEdge(document, fileName) ? 'server' : 'unknown';
}
