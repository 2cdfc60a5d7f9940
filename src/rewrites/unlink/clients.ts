import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { dottedName, rootOf, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { moduleOf } from '../code.js';
import { CLIENTS, CLIENT_GLOBALS, MODULES, SERVICES } from './client-table.js';
import type { HttpClient, ClientName } from './client-table.js';
import { injectedName } from './injected-client.js';

type Node = TSESTree.Node;

/** Functions that create a client from another one: `axios.create()`. */
const MAKERS = /^(create|extend|defaults|instance)$/;

/** The maximum number of clients that are made from one another. */
const MAX_DEPTH = 4;

/** Returns the HTTP client that a function belongs to: `axios.post`, `fetch`; undefined if unknown. */
export function httpClientOf(document: Document, start: Node): HttpClient | undefined {
  const callee = unwrap(start);
  const isMember = callee.type === T.MemberExpression;
  if (isMember && document.values.nameOf(callee) === 'open') return CLIENTS.xhr;
  const object = isMember ? callee.object : callee;
  const name = clientNamed(document, object, 0) ?? (isMember ? globalNamed(document, callee) : undefined);
  return name && CLIENTS[name];
}

/** Returns the client of `axios` or `$.ajax`, whether the node is a client or one of its functions. */
function globalNamed(document: Document, node: Node): ClientName | undefined {
  const name = dottedName(node)?.replace(/^(?:window|self|globalThis|global)\./, '');
  if (name === undefined) return undefined;
  const root = rootOf(node);
  if (root.type === T.Identifier && !isUndeclared(document, root)) return undefined;
  return name === 'HTTP' && isMeteor(document) ? 'meteor' : CLIENT_GLOBALS.get(name);
}

/** Whether a document is one of Meteor's, where `HTTP` is a global of its package `http`. */
function isMeteor({ text }: Document): boolean {
  return /\bMeteor\s*\.\s*\w|['"]meteor\//.test(text);
}

function clientNamed(document: Document, start: Node, depth: number): ClientName | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrap(start);
  const injected = node.type === T.Identifier ? injectedName(document, node) : undefined;
  const module = moduleOf(document, node) ?? injected;
  const known = MODULES.find(([pattern]) => module !== undefined && pattern.test(module));
  if (known) return known[1];
  const named = globalNamed(document, node) ?? (isEmberJquery(document, node) ? 'jquery' : undefined);
  if (named !== undefined) return named;
  const name = dottedName(node) ?? (node.type === T.CallExpression ? gotten(node) : undefined);
  const last = injected ?? name?.split('.').at(-1) ?? '';
  if (last === '$http' && injected === undefined && name !== last && isVueAxios(document)) return 'axios';
  if (last === '$http' || last === '$axios' || last === '$resource' || (last === '$fetch' && name !== last))
    return CLIENT_GLOBALS.get(last);
  const service = serviceNamed(document, last, node);
  if (service !== undefined) return service;
  for (const origin of document.values.origins(node)) {
    // `(function ($) {…})(window.jQuery)`
    const global = origin.type === T.MemberExpression ? document.values.globalMember(origin) : undefined;
    if (global !== undefined && CLIENT_GLOBALS.has(global)) return CLIENT_GLOBALS.get(global);
    if (origin.type === T.Identifier && isUndeclared(document, origin) && CLIENT_GLOBALS.has(origin.name))
      return CLIENT_GLOBALS.get(origin.name);
    // `constructor($http) { this.http = $http; }`
    if (origin.type === T.Identifier && origin !== node) {
      const found = clientNamed(document, origin, depth + 1);
      if (found !== undefined) return found;
    }
    // `axios.create({…})`, `got.extend({…})`.
    if (origin.type !== T.CallExpression || !MAKERS.test(calledName(origin) ?? '')) continue;
    const maker = unwrap(origin.callee);
    if (maker.type === T.MemberExpression) return clientNamed(document, maker.object, depth + 1);
    // `import { create } from 'apisauce'`
    if (maker.type === T.Identifier) return clientNamed(document, maker, depth + 1);
  }
  for (const { document: other, node: remote } of document.imports.resolve(node)) {
    const found = clientNamed(other, remote, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a component's `$http` is axios: `Vue.prototype.$http = axios`. */
function isVueAxios({ options: { packages }, text }: Document): boolean {
  if (/\bprototype\.\$http\s*=\s*axios\b/.test(text)) return true;
  const has = (name: string): boolean => packages?.[name] !== undefined;
  return has('vue') && has('axios') && !has('vue-resource') && !has('angular');
}

/** Returns the property that Ember's `this.get('ajax')` reads. */
function gotten(node: TSESTree.CallExpression): string | undefined {
  const [key] = node.arguments;
  const callee = unwrap(node.callee);
  const isGetter = callee.type === T.MemberExpression && unwrap(callee.object).type === T.ThisExpression;
  return isGetter && calledName(node) === 'get' && key?.type === T.Literal && typeof key.value === 'string'
    ? `this.${key.value}`
    : undefined;
}

/** Whether a node is `Ember.$`, with `Ember` imported or global. */
function isEmberJquery(document: Document, node: Node): boolean {
  if (dottedName(node) !== 'Ember.$') return false;
  return document.text.includes('ember') || document.text.includes('Ember');
}

function isUndeclared(document: Document, node: TSESTree.Identifier): boolean {
  return (document.values.bindingOf(node)?.definitions.length ?? 0) === 0;
}

/**
 * Returns the client that a class receives under a name: `constructor(private http: HttpClient)`,
 * `http = inject(HttpClient)`, `@inject(HttpClient) … constructor(http)`, `ajax: service()`.
 */
function serviceNamed({ text, programs }: Document, name: string, node: Node): ClientName | undefined {
  if (!/^[\w$#]+$/.test(name)) return undefined;
  const escaped = name.replace(/[$]/g, '\\$&');
  for (const [type, module, client] of SERVICES) {
    if (!text.includes(type)) continue;
    const isImported = programs.some(({ ast }) =>
      ast.body.some((statement) => {
        if (statement.type !== T.ImportDeclaration || !module.test(statement.source.value)) return false;
        return statement.specifiers.some(({ local }) => local.name === type);
      }),
    );
    if (!isImported) continue;
    const isVue = type === 'Vue' && name === 'http' && dottedName(node) === 'Vue.http';
    const declared = new RegExp(
      `(?<![\\w$])${escaped}\\??\\s*(?::\\s*${type}\\b|=\\s*(?:inject\\(${type}\\)|new\\s+${type}\\b))`,
    );
    const isAurelia = module.source.includes('aurelia');
    if (isVue || declared.test(text) || (isAurelia && isAureliaService(text, type, escaped))) return client;
  }
  const isAjaxService = /(?:ember-ajax|@ember\/|\bEmber\b)/.test(text);
  return isAjaxService && new RegExp(`\\b${escaped}\\s*[:=]\\s*(?:\\w+\\.)*service\\((?:'ajax'|"ajax")?\\)`).test(text)
    ? ajaxService(text, name)
    : undefined;
}

/** `ajax: service()`, or any name with `service('ajax')`. */
function ajaxService(text: string, name: string): ClientName | undefined {
  return name === 'ajax' || new RegExp(`\\b${name}\\s*[:=]\\s*(?:\\w+\\.)*service\\(['"]ajax`).test(text)
    ? 'ember-ajax'
    : undefined;
}

/** Whether Aurelia injects the type as the constructor's parameter: by decorator or static property. */
function isAureliaService(text: string, type: string, name: string): boolean {
  return (
    new RegExp(
      `(?:@inject\\([^)]*\\b${type}\\b|\\binject\\s*(?:=|\\(\\)\\s*\\{\\s*return)\\s*\\[[^\\]]*\\b${type}\\b)`,
    ).test(text) && new RegExp(`constructor\\s*\\([^)]*\\b${name}\\b`).test(text)
  );
}
