/**
 * Finds code of the package that changes the `Authorization` header of all requests of an HTTP client, after the
 * request's own options: the new DELETE would send that token to Auth0 instead of the user's.
 */
import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { dottedName, isFunction, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { withSlashes } from '../helpers/module/paths.js';
import { keyOf } from '../objects.js';
import { openBefore, otherFilesBefore } from '../other-file.js';
import type { RewriteRequest } from '../rewriter.js';
import { mayBeSameAxios } from './axios-instance.js';
import type { Code } from './axios-instance.js';
import { replacesHeader } from './header-writes.js';

type Node = TSESTree.Node;

/** A piece of code that changes requests. */
export interface Hook {
  readonly document: Document;
  readonly code: Node;
  /** The client whose requests it changes, as this document calls it; undefined for all. */
  readonly client?: Node | undefined;
  /** Whether it is only a default, which a request's own option replaces: `$.ajaxSetup({ beforeSend })`. */
  readonly isDefault?: boolean;
}

/** Words of files with hooks, and the hooks in such a file. */
interface Finder {
  readonly words: RegExp;
  readonly find: (document: Document, node: Node) => readonly Hook[];
}

const FINDERS: ReadonlyMap<string, Finder> = new Map([
  ['angular', { words: /HttpInterceptor|HttpHandlerFn|withInterceptors/, find: ofAngular }],
  ['angularjs', { words: /interceptor/i, find: ofAngularJs }],
  ['apisauce', { words: /RequestTransform|\bauthorization\b/, find: ofApisauce }],
  ['axios', { words: /interceptors\s*\.\s*request|\bonRequest\b|\bdefaults\b/, find: ofAxios }],
  ['jquery', { words: /\bajax(?:Setup|Send|Prefilter)\b/, find: ofJQuery }],
]);

/**
 * Returns the code of the package that replaces the token of a request.
 * @param at the file that sends the request
 * @param callee of the request in that file: `axios.post`
 * @param client the client's name
 */
export function headerHooks(request: RewriteRequest, at: Document, callee: Node, client: string): Hook[] {
  const used = clientIn(at, callee);
  // `this.$http` may be AngularJS's client, vue-resource or axios.
  const names = client === 'angularjs' ? [client, 'axios'] : [client];
  return names.flatMap((name) => {
    const finder = FINDERS.get(name);
    if (finder === undefined) return [];
    return documentsWith(request, at, finder.words).flatMap((document) => {
      const found = document.programs.flatMap(({ nodes }) => nodes.flatMap((node) => finder.find(document, node)));
      const isOfClient = ({ client: other }: Hook): boolean =>
        other === undefined || mayBeSameAxios([at, used], [document, other]);
      return found.filter((hook) => isOfClient(hook) && replacesHeader(hook.document, hook.code));
    });
  });
}

/** Returns the client in a function that sends requests: `axios` of `axios.post`, and of `axios` itself. */
export function clientIn({ values }: Document, callee: Node): Node {
  const inner = unwrap(callee);
  if (inner.type !== T.MemberExpression) return inner;
  const isItself = dottedName(inner) === 'this.$http' && values.nameOf(inner) === '$http';
  return isItself ? inner : unwrap(inner.object);
}

/** Returns the request's file, and the package's other files that contain one of the words. */
export function documentsWith(request: RewriteRequest, at: Document, words: RegExp): Document[] {
  const others = otherFilesBefore(request);
  const isFound = others.some(({ fileName }) => withSlashes(fileName) === withSlashes(at.fileName));
  const known = at === request.document || isFound ? [request.document] : [request.document, at];
  return [
    ...known.filter(({ text }) => words.test(text)),
    ...others.filter(({ text }) => words.test(text)).map((file) => openBefore(request, file)),
  ];
}

function ofAngular(document: Document, node: Node): Hook[] {
  const whole = (code: Node): Hook => ({ document, code });
  switch (node.type) {
    // The method, and others of the class that it calls.
    case T.ClassBody:
      return node.body.some((member) => 'key' in member && keyOf(member) === 'intercept') ? [whole(node)] : [];
    case T.VariableDeclarator:
      return node.init && typeOf(document, node.id).includes('HttpInterceptorFn') ? [whole(node.init)] : [];
    case T.CallExpression: {
      const [list] = node.arguments;
      if (calledName(node) !== 'withInterceptors' || list?.type !== T.ArrayExpression) return [];
      return list.elements.flatMap((element) => (element ? functionsOf(document, element) : [])).map(hookOf);
    }
    default:
      return isFunction(node) && node.params.some((param) => typeOf(document, param).includes('HttpHandlerFn'))
        ? [whole(node)]
        : [];
  }
}

function typeOf({ text }: Document, node: Node): string {
  const annotation = 'typeAnnotation' in node ? node.typeAnnotation : undefined;
  return annotation && 'range' in annotation ? text.slice(...annotation.range) : '';
}

/** `$httpProvider.interceptors.push(factory)`, vue-resource's `Vue.http.interceptors.push(change)`, `{ request: change }` */
function ofAngularJs(document: Document, node: Node): Hook[] {
  if (node.type === T.Property && keyOf(node) === 'request') return functionsOf(document, node.value).map(hookOf);
  if (node.type === T.AssignmentExpression && dottedName(node.left)?.endsWith('.request') === true)
    return functionsOf(document, node.right).map(hookOf);
  if (node.type !== T.CallExpression || dottedName(node.callee)?.endsWith('.interceptors.push') !== true) return [];
  return node.arguments.flatMap((argument) => functionsOf(document, argument)).map(hookOf);
}

/** `api.addRequestTransform(change)`, and headers in lower case, which the request's one does not replace. */
function ofApisauce(document: Document, node: Node): Hook[] {
  if (node.type !== T.CallExpression) return [];
  const name = calledName(node) ?? '';
  const [first] = node.arguments;
  if (first === undefined) return [];
  if (/^add(?:Async)?RequestTransform$/.test(name)) {
    return changesBy(document, first).map(hookOf);
  }
  const isHeader =
    /^(?:create|setHeaders?)$/.test(name) && /\bauthorization\b/.test(document.text.slice(...node.range));
  return isHeader ? [{ document, code: node }] : [];
}

function ofAxios(document: Document, node: Node): Hook[] {
  // Names of headers differ only in case before axios 1, which sends both.
  if (node.type === T.AssignmentExpression) {
    const name = dottedName(node.left) ?? '';
    return /\.defaults\.headers\.(?:\w+\.)?authorization$/.test(name) ? [{ document, code: node }] : [];
  }
  if (node.type !== T.CallExpression) return [];
  const callee = unwrap(node.callee);
  const [change] = node.arguments;
  if (callee.type !== T.MemberExpression || change === undefined) return [];
  // Nuxt's `$axios.onRequest(change)`.
  const isNuxt = calledName(node) === 'onRequest' && /axios/i.test(dottedName(callee.object) ?? '');
  const interceptors = interceptorsOf(document, node, 'request');
  const isUse = interceptors?.type === T.MemberExpression && document.values.nameOf(interceptors) === 'interceptors';
  if (!isNuxt && !isUse) return [];
  const client = isUse ? interceptors.object : undefined;
  return changesBy(document, change).map((code) => ({ ...hookOf(code), client }));
}

/** Returns `axios.interceptors` of `axios.interceptors.request.use(change)`; undefined for any other call. */
export function interceptorsOf(
  { values }: Document,
  call: TSESTree.CallExpression,
  kind: 'request' | 'response',
): Node | undefined {
  const callee = unwrap(call.callee);
  if (calledName(call) !== 'use' || callee.type !== T.MemberExpression) return undefined;
  const list = unwrap(callee.object);
  return list.type === T.MemberExpression && values.nameOf(list) === kind ? unwrap(list.object) : undefined;
}

/** Returns the functions that an argument may be; the whole file, where they can't be found and may do anything. */
function changesBy(document: Document, argument: Node): Code[] {
  const found = functionsOf(document, argument);
  return found.length > 0 ? found : document.programs.map(({ ast }) => [document, ast]);
}

/** jQuery calls `beforeSend` after it has set the headers of the request; those in `headers` don't replace them. */
function ofJQuery(document: Document, node: Node): Hook[] {
  if (node.type !== T.CallExpression) return [];
  const name = calledName(node) ?? '';
  if (!/^ajax(?:Setup|Send|Prefilter)$/.test(name)) return [];
  return node.arguments
    .flatMap((argument) => {
      const settings = document.values.properties(argument, ['beforeSend']);
      const values = settings.flatMap(({ value }) => (value ? functionsOf(document, value) : []));
      return name === 'ajaxSetup' ? values : [...values, ...functionsOf(document, argument)];
    })
    .map((code) => ({ ...hookOf(code), isDefault: name === 'ajaxSetup' }));
}

function hookOf([document, code]: Code): Hook {
  return { document, code };
}

/** Returns the functions that an expression may be, in this or another file; of an array, that of its last element. */
function functionsOf(document: Document, start: Node): Code[] {
  const node = unwrap(start);
  if (isFunction(node)) return [[document, node]];
  // AngularJS: `['session', function (session) {…}]`
  const last = node.type === T.ArrayExpression ? node.elements.at(-1) : undefined;
  if (last) return functionsOf(document, last);
  const own = document.values.origins(node).filter(isFunction);
  if (own.length > 0) return own.map((code) => [document, code]);
  return document.imports.resolve(node).flatMap((remote) =>
    remote.document.values
      .origins(remote.node)
      .filter(isFunction)
      .map((code): Code => [remote.document, code]),
  );
}
