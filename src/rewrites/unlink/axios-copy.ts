import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { flatten } from '../../core/strings/pieces.js';
import { dottedName, isFunction, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { returnsOf } from '../../core/syntax/returns.js';
import { importOf } from '../module-imports.js';
import { hasOnly } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { isAnswerUsed } from './answer.js';
import { axiosAt, mayBeSameAxios } from './axios-instance.js';
import type { Axios } from './axios-instance.js';
import { methodOf } from './by-options.js';
import { skipping } from './delete-form.js';
import type { UnlinkCall } from './delete-form.js';
import { clientIn, documentsWith, interceptorsOf } from './header-hooks.js';
import type { Hook } from './header-hooks.js';

type Node = TSESTree.Node;

const REPLACED = 'reason.header-replaced';

/** Options of an instance that a single request to Auth0 works without. */
const DISPENSABLE = /^(?:baseURL|headers|timeout|timeoutErrorMessage|withCredentials|xsrf\w+|withXSRFToken)$/;

/**
 * Sends the request by `axios.create()`, which copies the defaults of axios, but no interceptors. The caller receives
 * the same responses and errors. Refuses where interceptors also change responses that the caller uses.
 */
export function* pastInterceptorsOfAxios(unlink: UnlinkCall, hooks: readonly Hook[]): Attempt<UnlinkCall> {
  const { request, callee, made, args, client } = unlink;
  const { document } = request;
  const used = clientIn(document, callee);
  // A default of axios is copied; only Nuxt's has `$post()`.
  const isInterceptor = hooks.every(({ code }) => code.type !== T.AssignmentExpression);
  if (!isInterceptor || methodOf(unlink) === '$post') return yield* refuse(REPLACED);
  const axios = axiosOf(request, used);
  const isUsed = isAnswerUsed({ document, call: made.node, args, client });
  if (isUsed && changesResponses(request, used)) return yield* refuse(REPLACED);
  // The instance may have a base URL, and options that decide what callers receive.
  const isKnown = axios?.created ? hasPlainOptions(axios.created.call) : axios !== undefined || !isUsed;
  const isReplaceable = axios?.key === 'axios' || (isAbsolute(document, made.url) && loadsAxios(document));
  if (!isKnown || !isReplaceable) return yield* refuse(REPLACED);
  const { name, edits: imports } =
    axiosAt(document, used)?.key === 'axios'
      ? { name: request.text.slice(...used.range), edits: [] }
      : yield* importOf(request, 'axios', 'axios');
  const [start, end] = used.range;
  const text = `${name}.create()${used === unwrap(callee) ? '.request' : ''}`;
  return skipping(unlink, 'interceptors', { edits: [...imports, { start, end, text }] });
}

/** Returns the axios that a file uses; `this.$http` of a Vue component is assigned in another file. */
function axiosOf(request: RewriteRequest, used: Node): Axios | undefined {
  const { document } = request;
  const name = dottedName(used);
  if (name === undefined || !/^this\.\$(?:http|axios)$/.test(name)) return axiosAt(document, used);
  const property = name.slice('this'.length);
  const assigned = documentsWith(request, document, /\.\s*\$(?:http|axios)\s*=/).flatMap((other) =>
    other.programs.flatMap(({ nodes }) =>
      nodes.flatMap((node) => {
        const isIt = node.type === T.AssignmentExpression && dottedName(node.left)?.endsWith(property) === true;
        return isIt ? [axiosAt(other, node.right)] : [];
      }),
    ),
  );
  const [first, ...others] = assigned;
  return others.every((each) => each?.key === first?.key) ? first : undefined;
}

/** Whether the file can import axios, or has it as a global variable. */
function loadsAxios({ options, text }: Document): boolean {
  return options.packages?.['axios'] !== undefined || /\baxios\b/.test(text);
}

/** Whether interceptors may change what callers of a client receive. */
function changesResponses(request: RewriteRequest, used: Node): boolean {
  const { document } = request;
  return documentsWith(request, document, /\bresponse\s*\.\s*use\b|\bonResponse\b/).some((other) =>
    other.programs.some(({ nodes }) =>
      nodes.some((node) => {
        if (node.type !== T.CallExpression) return false;
        const [change] = node.arguments;
        // Nuxt's `$axios.onResponse(change)`.
        const isNuxt = calledName(node) === 'onResponse' && unwrap(node.callee).type === T.MemberExpression;
        const interceptors = interceptorsOf(other, node, 'response');
        if ((!isNuxt && !interceptors) || !change || isIdentity(other, change)) return false;
        const client = interceptors?.type === T.MemberExpression ? interceptors.object : undefined;
        return client === undefined || mayBeSameAxios([document, used], [other, client]);
      }),
    ),
  );
}

/** Whether a function only returns its argument; nothing at all does the same. */
function isIdentity({ values }: Document, change: Node): boolean {
  return values.origins(change).every((origin) => {
    if (origin.type === T.Literal && origin.value === null) return true;
    if (origin.type === T.Identifier) return origin.name === 'undefined';
    if (!isFunction(origin) || origin.params.length !== 1) return false;
    const [parameter] = origin.params;
    const name = parameter?.type === T.Identifier ? parameter.name : undefined;
    const returned = returnsOf(origin);
    return returned.length > 0 && returned.every((node) => name !== undefined && dottedName(node) === name);
  });
}

/** Whether an instance has only options that requests to Auth0 work without. */
function hasPlainOptions({ arguments: [options, ...others] }: TSESTree.CallExpression): boolean {
  return options === undefined || (others.length === 0 && hasOnly(options, DISPENSABLE));
}

/** Whether a URL begins with a scheme. */
function isAbsolute(document: Document, url: Node): boolean {
  return document.texts.of(url).every((text) => /^https?:/i.test(flatten(text)));
}
