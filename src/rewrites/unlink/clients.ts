import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { dottedName, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { moduleOf } from '../code.js';

type Node = TSESTree.Node;
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** An HTTP client whose calls Relink can turn into a DELETE. */
export type HttpClient =
  | 'angular'
  | 'angularjs'
  | 'axios'
  | 'fetch'
  | 'got'
  | 'jquery'
  | 'ky'
  | 'needle'
  | 'node'
  | 'request'
  | 'superagent'
  | 'undici'
  | 'xhr';

const MODULES: readonly (readonly [RegExp, HttpClient])[] = [
  [/^axios$/, 'axios'],
  [/^got$/, 'got'],
  [/^ky(-universal)?$/, 'ky'],
  [/^(request|request-promise(-native|-any)?|requestretry)$/, 'request'],
  [/^superagent(-promise.*)?$/, 'superagent'],
  [/^needle$/, 'needle'],
  [/^undici$/, 'undici'],
  [/^(node:)?https?$/, 'node'],
  [/^(jquery)$/, 'jquery'],
  [/^(node-fetch|cross-fetch|isomorphic-fetch|whatwg-fetch)$/, 'fetch'],
];

const GLOBALS: ReadonlyMap<string, HttpClient> = new Map([
  ['$', 'jquery'],
  ['jQuery', 'jquery'],
  ['axios', 'axios'],
  ['fetch', 'fetch'],
  ['Request', 'fetch'],
  ['ky', 'ky'],
  ['superagent', 'superagent'],
  ['$http', 'angularjs'],
  ['$axios', 'axios'],
]);

/** Functions that create a client from another one: `axios.create()`. */
const MAKERS = /^(create|extend|defaults|instance)$/;

/** Returns the HTTP client that a call uses; undefined if unknown. */
export function clientOf(document: Document, call: Call): HttpClient | undefined {
  const name = calledName(call);
  if (name === 'open' && call.arguments.length >= 2) return 'xhr';
  const callee = unwrap(call.callee);
  return clientNamed(document, callee.type === T.MemberExpression ? callee.object : callee, 0);
}

function clientNamed(document: Document, start: Node, depth: number): HttpClient | undefined {
  if (depth > 4) return undefined;
  const node = unwrap(start);
  const module = moduleOf(document, node);
  const known = MODULES.find(([pattern]) => module !== undefined && pattern.test(module));
  if (known) return known[1];
  const name = dottedName(node)?.replace(/^(?:window|self|globalThis)\./, '');
  const isGlobal = node.type !== T.Identifier || isUndeclared(document, node);
  const last = name?.split('.').at(-1) ?? '';
  if (name !== undefined && isGlobal && GLOBALS.has(name)) return GLOBALS.get(name);
  if (last === '$http' || last === '$axios') return GLOBALS.get(last);
  if (isAngularHttp(document, last)) return 'angular';
  for (const origin of document.values.origins(node)) {
    // `(function ($) {…})(window.jQuery)`
    const global = origin.type === T.MemberExpression ? document.values.globalMember(origin) : undefined;
    if (global !== undefined && GLOBALS.has(global)) return GLOBALS.get(global);
    if (origin.type === T.Identifier && isUndeclared(document, origin) && GLOBALS.has(origin.name))
      return GLOBALS.get(origin.name);
    // `axios.create({…})`, `got.extend({…})`.
    if (origin.type !== T.CallExpression || !MAKERS.test(calledName(origin) ?? '')) continue;
    const maker = unwrap(origin.callee);
    if (maker.type === T.MemberExpression) return clientNamed(document, maker.object, depth + 1);
  }
  return undefined;
}

function isUndeclared(document: Document, node: TSESTree.Identifier): boolean {
  return (document.values.bindingOf(node)?.definitions.length ?? 0) === 0;
}

/** Whether a name is Angular's client: `constructor(private http: HttpClient)`, `http = inject(HttpClient)`. */
function isAngularHttp({ text }: Document, name: string): boolean {
  if (!/^\w+$/.test(name) || !text.includes('@angular/common/http')) return false;
  return new RegExp(`\\b${name}\\s*(?::\\s*HttpClient\\b|=\\s*inject\\(HttpClient\\))`).test(text);
}
