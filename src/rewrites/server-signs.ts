import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../core/engine/rule.js';
import { dottedName, isFunction } from '../core/syntax/ast.js';
import { T } from '../core/syntax/node-types.js';
import { requiredModule } from '../core/values/exports.js';
import { descendants } from './code.js';

type Node = TSESTree.Node;

/** Databases, mail, sessions and cloud functions, which no browser can use. */
const SERVER_PACKAGES =
  /^(?:mongoose|mongodb|pg|pg-promise|mysql2?|mssql|sequelize|knex|ioredis|redis|nodemailer|bcrypt|jsonwebtoken|jwks-rsa|helmet|morgan|multer|cors|dotenv|server-only|micro|firebase-admin|firebase-functions|aws-lambda|fs\/promises|fs-extra|iron-session|@vercel\/node|@prisma\/client\/.*|@fastify\/.*|@google-cloud\/.*)$/;

/** How code refers to the project's own modules, by a relative path or an alias. */
const OWN_MODULE = /^(?:\.{1,2}|[@~#]|src)\//;

/** The name of a module that Remix never sends to browsers, also by a path from the project's root: `app/session.server`. */
const REMIX_SERVER = /\.server(?:\.[jt]sx?)?$/;

const FRAMEWORK = /^(?:express|koa|fastify|@hapi\/hapi|hapi|restify|micro)$/;

/** Frameworks whose code runs in browsers, also in a package that has a server. */
const PAGES = /^(?:react|vue|angular|@angular\/core|svelte|jquery|preact|ember-source)$/;

/** Whether a statement or call loads a module that only a server has; an import of types loads nothing. */
export function loadsServerModule(node: Node): boolean {
  const isImport = node.type === T.ImportDeclaration && node.importKind !== 'type';
  const source = isImport ? node.source.value : requiredModule(node);
  if (source === undefined) return false;
  // `@prisma/client` also has the types and enumerations that pages use.
  if (source === '@prisma/client') return namesOf(node).includes('PrismaClient');
  return (
    SERVER_PACKAGES.test(source) || REMIX_SERVER.test(source) || (OWN_MODULE.test(source) && isNamedForServer(source))
  );
}

/** Whether a module's path says that it is a server's: `../server/auth0`, `@/lib/prisma`. */
function isNamedForServer(path: string): boolean {
  const parts = path.replace(/\.[jt]s$/, '').split('/');
  const last = parts.at(-1) ?? '';
  return parts.includes('server') || last === 'prisma';
}

function namesOf(node: Node): string[] {
  const names = node.type === T.ImportDeclaration ? node.specifiers.map(({ local }) => local.name) : [];
  const { parent } = node;
  if (parent?.type !== T.VariableDeclarator || parent.id.type !== T.ObjectPattern) return names;
  return parent.id.properties.flatMap((each) =>
    each.type === T.Property && each.key.type === T.Identifier ? each.key.name : [],
  );
}

/**
 * Whether a function handles requests: `(req, res, next)`, or `ctx` as Koa passes it. Mocks of Mock Service Worker, which
 * take `(req, res, ctx)`, run in browsers too.
 */
export function handlesRequests(node: Node): boolean {
  if (!isFunction(node)) return false;
  const [first, second, third] = node.params.map((each) => (each.type === T.Identifier ? each.name : ''));
  if (/^_?req(?:uest)?$/.test(first ?? '') && /^_?res(?:ponse)?$/.test(second ?? '')) return third !== 'ctx';
  return first === 'ctx' && (second === undefined || second === 'next') && usesKoa(node);
}

function usesKoa(handler: Node): boolean {
  return [...descendants(handler)].some((node) =>
    /^ctx\.(?:body|request\.body|session|cookies|throw|redirect|status)$/.test(dottedName(node) ?? ''),
  );
}

/** Whether a module is a CommonJS one of a package with only a server. */
export function isOfServerOnly({ options }: Pick<Document, 'options'>, { body }: TSESTree.Program): boolean {
  const packages = Object.keys(options.packages ?? {});
  const isServer = packages.some((name) => FRAMEWORK.test(name)) && !packages.some((name) => PAGES.test(name));
  return isServer && !body.some(({ type }) => /^(?:Im|Ex)port/.test(type));
}

/** Whether such a module reads Node's environment. */
export function readsServerEnvironment(document: Document, ast: TSESTree.Program, nodes: readonly Node[]): boolean {
  if (!isOfServerOnly(document, ast)) return false;
  return nodes.some((node) => node.type === T.MemberExpression && dottedName(node) === 'process.env');
}
