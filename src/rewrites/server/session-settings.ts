import type { TSESTree } from '@typescript-eslint/types';
import { applyEdits } from '../../core/edits.js';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Binding } from '../../core/values/scopes.js';
import { descendants, isInScope } from '../code.js';
import { keyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { partsOf } from './login-url.js';
import type { LoginUrl, UrlPart } from './login-url.js';
import { LINK_SETTINGS } from './nextjs-link-settings.js';
import { assertCodeLogin, isMovable } from './route-settings.js';
import { asText, callbackUrl, domainOf, writtenText, sourceIn } from './setting-sources.js';
import type { TextPart, Writing } from './setting-sources.js';

type Node = TSESTree.Node;
type Parts = readonly UrlPart[];

/** The route whose login and callback share settings. */
export interface SessionPlace {
  /** The statement that the function with the settings precedes. */
  readonly at: Node;
  /** The handler's parameter with the request. */
  readonly own: TSESTree.Identifier;
  readonly callbackPath: string;
  /** An expression of what precedes the path, where a router is mounted. */
  readonly base: string | undefined;
  /** The URL of the host that a request is for, where the framework knows it; for a login without a `redirect_uri`. */
  readonly host: readonly TextPart[] | undefined;
  /** The redirect, at which new code has the connection. */
  readonly redirect: Node;
  readonly clientSecret: string;
}

/** The settings of a login, as a function: they may be unknown until the first request. */
export interface SessionSettings {
  readonly declaration: string;
  readonly call: string;
  readonly connection: string | undefined;
  /** Whether they read the host of a request, which a proxy may change. */
  readonly namesHost: boolean;
}

/**
 * Returns the settings of a login for a route and its callback, from the URL of the old login.
 * Refuses a login that means something else, or whose tenant or client the request itself may choose.
 */
export function* sessionSettings(
  request: RewriteRequest,
  place: SessionPlace,
  { origin, parameters }: LoginUrl,
): Attempt<SessionSettings> {
  const { document, style } = request;
  yield* assertCodeLogin(parameters);
  const mover = new Mover(request, place);
  const moved = function* (name: string, parts: Parts, mayNameHost = false): Attempt<Parts> {
    const all = parts.flatMap((part) => (typeof part === 'string' ? part : mover.partsOf(part)));
    for (const part of all) if (typeof part !== 'string') yield* mover.move(name, part, mayNameHost);
    return all.length > 0 ? all : yield* refuse('reason.setting-unknown', { name });
  };
  const domain = yield* domainOf(mover, yield* moved('domain', origin));
  const clientId = asText(mover, sourceIn(mover, yield* moved('client_id', parameters.get('client_id') ?? [])));
  const own = parameters.get('redirect_uri') ?? [];
  const isAtHost = own.length === 0 && place.host !== undefined;
  const address = isAtHost ? [] : yield* moved('redirect_uri', own, true);
  const connection = parameters.get('connection') ?? [];
  const parts = [...origin, ...parameters.values()].flat().filter((part) => typeof part !== 'string');
  if (!parts.every((part) => isMovable(part))) return yield* refuse('reason.option-side-effect');
  const isHere = connection.every((part) => typeof part === 'string' || isInScope(document, part, place.redirect));
  if (!isHere) return yield* refuse('reason.parameter-set-unknown');
  const { base } = place;
  const settings = {
    ...{ domain, clientId, clientSecret: place.clientSecret },
    callbackUrl: isAtHost
      ? writtenText(mover, [...place.host, ...(base === undefined ? [] : [{ code: base }]), place.callbackPath])
      : callbackUrl(mover, address, place.callbackPath, base),
  };
  const { name } = place.own;
  const namesHost = mover.usesRequest || isAtHost;
  const isOfRequest = namesHost || base?.startsWith(`${name}.`) === true;
  const parameter = isOfRequest ? `${name}${style.typescript ? ': any' : ''}` : '';
  const lines = Object.entries(settings).map(([key, value]) => `    ${key === value ? key : `${key}: ${value}`},`);
  return {
    declaration: `function ${LINK_SETTINGS}(${parameter}) {\n  return {\n${lines.join('\n')}\n  };\n}`,
    call: `${LINK_SETTINGS}(${isOfRequest ? name : ''})`,
    namesHost,
    connection:
      connection.length > 0 ? sourceIn({ style, print: (part) => sourceOf(request, part) }, connection) : undefined,
  };
}

/** How many variables a value may go through. */
const MAX_STEPS = 6;

/** What a request says about the application's own address. No other site can choose it for a visitor. */
const OF_HOST =
  /^\.(?:(?:protocol|hostname|host|secure|baseUrl|headers\.host)\b|headers\[(['"])(?:host|x-forwarded-(?:host|proto))\1\]|(?:get|header)\((['"])(?:host|x-forwarded-(?:host|proto))\2\))/i;

/** Writes a handler's expressions for a place outside of it, with the values of local variables. */
class Mover implements Writing {
  readonly style;
  usesRequest = false;
  readonly #request: RewriteRequest;
  readonly #place: SessionPlace;
  readonly #sources = new Map<Node, string>();

  constructor(request: RewriteRequest, place: SessionPlace) {
    this.#request = request;
    this.#place = place;
    this.style = request.style;
  }

  readonly print = (part: Node): string => this.#sources.get(part) ?? sourceOf(this.#request, part);

  /** Returns the parts of the text that a local variable holds, or the expression itself. */
  partsOf(part: Node): Parts {
    const { document } = this.#request;
    const binding = part.type === T.Identifier ? document.values.bindingOf(part) : undefined;
    const value = binding && !isInScope(document, part, this.#place.at) ? valueOf(binding) : undefined;
    if (value?.member !== '') return [part];
    // Text of a template is not encoded, unlike that of the URL.
    return partsOf(value.init).map((each) => (typeof each === 'string' ? encodeURIComponent(each) : each));
  }

  /** Prepares an expression for `print`. Refuses a value that only the handler has. @param mayNameHost as in a callback's URL */
  *move(name: string, part: Node, mayNameHost: boolean): Attempt<void> {
    this.#sources.set(part, yield* this.#moved(name, part, mayNameHost, MAX_STEPS));
  }

  *#moved(name: string, start: Node, mayNameHost: boolean, steps: number): Attempt<string> {
    const { document, text } = this.#request;
    const unknown = () => refuse('reason.setting-unknown', { name });
    if (steps === 0) return yield* unknown();
    const { own, at } = this.#place;
    const owner = document.values.bindingOf(own);
    const edits: Edit[] = [];
    for (const node of descendants(start)) {
      if (node.type === T.AwaitExpression || node.type === T.ThisExpression) return yield* unknown();
      const binding = node.type === T.Identifier ? document.values.bindingOf(node) : undefined;
      if (binding === undefined || binding.definitions.length === 0) continue;
      if (binding === owner) {
        if (!mayNameHost || !OF_HOST.test(text.slice(node.range[1]))) return yield* unknown();
        this.usesRequest = true;
      } else if (!isInScope(document, node, at)) {
        const value = valueOf(binding);
        if (value === undefined || !isMovable(value.init)) return yield* unknown();
        const source = yield* this.#moved(name, value.init, mayNameHost, steps - 1);
        const isWhole = node === start && value.member === '';
        const [from, to] = node.range;
        const operand = isWhole || isSimple(value.init) ? source : `(${source})`;
        edits.push({ start: from - start.range[0], end: to - start.range[0], text: operand + value.member });
      }
    }
    return applyEdits(sourceOf(this.#request, start), edits);
  }
}

/** Returns what a variable holds that never changes, as an expression and a member of it. */
function valueOf({ definitions, references }: Binding): { readonly init: Node; readonly member: string } | undefined {
  const [definition, ...others] = definitions;
  const declarator = definition?.node;
  const isWritten = references.some((use) => use.isWrite() && use.init !== true);
  if (declarator?.type !== T.VariableDeclarator || others.length > 0 || isWritten || !declarator.init) return undefined;
  if (declarator.id.type === T.Identifier) return { init: declarator.init, member: '' };
  if (declarator.id.type !== T.ObjectPattern) return undefined;
  const property = declarator.id.properties.find((each) => each.type === T.Property && each.value === definition?.name);
  const key = property?.type === T.Property ? keyOf(property) : undefined;
  return key !== undefined && /^[\w$]+$/.test(key) ? { init: declarator.init, member: `.${key}` } : undefined;
}

function isSimple(start: Node): boolean {
  const { type } = unwrap(start);
  return (
    unwrap(start) === start &&
    [T.Identifier, T.MemberExpression, T.Literal, T.TemplateLiteral, T.CallExpression].some((each) => each === type)
  );
}
