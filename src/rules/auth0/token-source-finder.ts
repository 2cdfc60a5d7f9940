import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { countBelow } from '../../core/sorted.js';
import { readUrls } from '../../core/strings/urls.js';
import { enclosingFunction, isFunction, outermost, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Certainty, Range } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { vocabulary } from './auth0-vocabulary.js';
import type { Hosts } from './host-names.js';
import type { Sdk } from './sdk.js';
import { departureOf } from './token-flow.js';
import type { Departure } from './token-flow.js';
import { lockVersionByShape, mayBe, versionOf } from './versions.js';
import { TOKEN } from './words.js';

type Node = TSESTree.Node;

/** A place where code obtains the token of the signed-in user. */
export interface TokenSource {
  readonly place: Range;
  /** The form in findings of `link-token-source`; undefined for a source that only serves as a related location. */
  readonly form?: 'lock-callback' | 'passport-verify' | 'code-exchange' | 'aspnet-claim';
  readonly certainty: Certainty;
  /** The name of the source in messages. */
  readonly subject: Message;
  /** The call that returns the token or passes it to a callback. */
  readonly call: Node | undefined;
  readonly departure: Departure;
}

/** Matches the C# expression that reads the token in a page. */
const CLAIM = new RegExp(`FindFirst\\(\\s*"${TOKEN}"\\s*\\)`, 'g');

/** SDK methods that return a promise of the token. */
const TOKEN_GETTERS =
  /^(?:getTokenSilently|getAccessTokenSilently|getTokenWithPopup|getAccessTokenWithPopup|getAccessToken)$/;

/** Methods whose callback receives an object with the tokens of a login. */
const LOGIN_METHODS = /^(?:parseHash|checkSession|renewAuth|authorize|login|signin|signup)$/;

const LOGIN_EVENTS = /^(?:authenticated|hash_parsed|loginSuccess)$/;

/** Finds the places where a document obtains tokens. */
export class TokenSourceFinder {
  readonly #document: Document;
  readonly #sdk: Sdk;
  readonly #hosts: Hosts;
  /** The reads of `….access_token` in the document, in source order. */
  #reads: readonly Node[] | undefined;
  /** By the list of tokens, which sources at the top level share. */
  readonly #departures = new Map<readonly Node[], Departure>();

  constructor(document: Document, sdk: Sdk, hosts: Hosts) {
    this.#document = document;
    this.#sdk = sdk;
    this.#hosts = hosts;
  }

  *find(): Iterable<TokenSource> {
    const hasExchange = this.#document.text.includes('/oauth/token');
    for (const { nodes } of this.#document.programs) {
      for (const node of nodes) {
        if (node.type === T.CallExpression) {
          yield* this.#lockCallback(node);
          if (hasExchange) yield* this.#codeExchange(node);
          yield* this.#getter(node);
          yield* this.#loginResult(node);
        } else if (node.type === T.NewExpression) yield* this.#verifyCallback(node);
      }
    }
    yield* this.#claims();
  }

  /** Finds the callback of Lock up to 9: `lock.show(function (err, profile, id_token, access_token) {…})`. */
  *#lockCallback(node: TSESTree.CallExpression): Iterable<TokenSource> {
    const callee = unwrap(node.callee);
    if (callee.type !== T.MemberExpression) return;
    if (!/^show(?:Signin|Signup)?$/.test(this.#document.values.nameOf(callee) ?? '')) return;
    const callback = this.#callback(node);
    const token = callback?.params[3];
    if (callback === undefined || token?.type !== T.Identifier) return;
    if (!this.#isRead(token) && !isEmpty(callback)) return;
    const identified = this.#sdk.identify(callee.object, 'lock');
    if (identified === undefined || identified.by === 'open') return;
    const version =
      versionOf(this.#document, 'auth0-lock') ?? lockVersionByShape(this.#document, identified.construction);
    const called = mayBe(version, '<10');
    const certainty = called ? (identified.by === 'proven' ? 'certain' : 'likely') : 'dead';
    yield this.#source(token, 'lock-callback', certainty, message('subject.lock-callback'), node, [token]);
  }

  /**
   * Finds the verify callback of passport-auth0, `new Auth0Strategy(options, function (accessToken, …) {…})`, or the
   * session field that it stores the token in.
   */
  *#verifyCallback(node: TSESTree.NewExpression): Iterable<TokenSource> {
    const { values } = this.#document;
    const [options, verify] = node.arguments;
    if (options === undefined || verify === undefined || !this.#isStrategy(node.callee)) return;
    const callback = values.origins(verify).find(isFunction);
    const withRequest = values.properties(options, ['passReqToCallback']).length > 0;
    const token = callback?.params[withRequest ? 1 : 0];
    if (token?.type !== T.Identifier) return;
    const place = this.#savedTo(token) ?? token;
    const subject = message('subject.passport-callback');
    yield this.#source(place, 'passport-verify', 'certain', subject, node, [token]);
  }

  #isStrategy(callee: Node): boolean {
    const identified = this.#sdk.identify(callee, 'passport-auth0');
    return identified !== undefined && identified.by !== 'open';
  }

  /** Returns the property that a token is assigned to: `accessToken` in `req.session.accessToken = accessToken`. */
  #savedTo(token: TSESTree.Identifier): Node | undefined {
    for (const { identifier } of this.#document.values.bindingOf(token)?.references ?? []) {
      const { parent } = outermost(identifier);
      if (parent?.type === T.AssignmentExpression && unwrap(parent.right) === identifier) {
        if (parent.left.type === T.MemberExpression) return parent.left.property;
      }
    }
    return undefined;
  }

  /** Finds a code exchange without an SDK: a POST to `/oauth/token`. */
  *#codeExchange(node: TSESTree.CallExpression): Iterable<TokenSource> {
    const { http } = this.#document;
    const request = http.requestAt(node);
    for (const text of request ? http.urlsOf(request) : []) {
      for (const url of readUrls(text)) {
        if (url.path !== '/oauth/token' || request === undefined) continue;
        const evidence = this.#hosts.classify(url);
        if (evidence !== 'auth0' && evidence !== 'named') continue;
        if (request.method !== undefined && request.method !== 'POST') continue;
        if (http.fields(request, 'code').length === 0) continue;
        const certainty = evidence === 'auth0' ? 'certain' : 'likely';
        const tokens = this.#tokensIn(enclosingFunction(node));
        yield this.#source(request.url, 'code-exchange', certainty, message('subject.code-exchange'), node, tokens);
      }
    }
  }

  /** Returns the reads of `….access_token` in a function, or in the whole document. */
  #tokensIn(home: FunctionNode | undefined): readonly Node[] {
    const reads = (this.#reads ??= this.#document.programs
      .flatMap(({ nodes }) =>
        nodes.filter((node) =>
          node.type === T.MemberExpression
            ? isTokenName(this.#document.values.nameOf(node))
            : node.type === T.Identifier && this.#isTakenOut(node),
        ),
      )
      // Regions of a page may be in another order than their text.
      .sort((a, b) => a.range[0] - b.range[0]));
    if (home === undefined) return reads;
    const [start, end] = home.range;
    const before = (offset: number): number => countBelow(reads, offset, (node) => node.range[0]);
    return reads.slice(before(start), before(end)).filter((node) => node.range[1] <= end);
  }

  /** Whether an object pattern with the key `access_token` declares a name. */
  #isTakenOut(node: TSESTree.Identifier): boolean {
    const { parent } = node as Node;
    if (parent?.type !== T.Property || parent.parent.type !== T.ObjectPattern || parent.value !== node) return false;
    return isTokenName(this.#document.values.nameOf(parent));
  }

  /** Finds `await auth0.getTokenSilently()`. */
  *#getter(node: TSESTree.CallExpression): Iterable<TokenSource> {
    const name = calledName(node) ?? '';
    if (!TOKEN_GETTERS.test(name)) return;
    yield this.#source(node, undefined, 'likely', message('subject.call-result', { function: name }), node, [
      node,
      ...thenParameters(node),
    ]);
  }

  /**
   * Finds tokens in login results: `webAuth.parseHash(function (err, result) {…})`,
   * `lock.on('authenticated', function (result) {…})`.
   */
  *#loginResult(node: TSESTree.CallExpression): Iterable<TokenSource> {
    const { values } = this.#document;
    const name = calledName(node) ?? '';
    const [first] = node.arguments;
    const isEvent = name === 'on' && first && LOGIN_EVENTS.test(values.constantString(first) ?? '');
    if (!isEvent && !LOGIN_METHODS.test(name)) return;
    const callback = this.#callback(node);
    const tokens = callback ? this.#tokensIn(callback).filter((token) => this.#isOfParameter(token, callback)) : [];
    const [place] = tokens;
    if (place) yield this.#source(place, undefined, 'likely', message('subject.login-result'), node, tokens);
  }

  #isOfParameter(node: Node, callback: FunctionNode): boolean {
    const owner = node.type === T.MemberExpression ? unwrap(node.object) : node;
    const definition = this.#document.values.bindingOf(owner)?.definitions[0];
    return definition?.type === DefinitionType.Parameter && definition.node === callback;
  }

  /** Finds ASP.NET claims in a template tag: `ClaimsPrincipal.Current.FindFirst("access_token").Value`. */
  *#claims(): Iterable<TokenSource> {
    for (const match of this.#document.text.matchAll(CLAIM)) {
      const start = match.index + match[0].indexOf('"');
      const place = { start, end: start + TOKEN.length + 2 };
      const holder = this.#nodeAround(place);
      if (holder) yield this.#source(place, 'aspnet-claim', 'certain', message('subject.claim'), undefined, [holder]);
    }
  }

  /** Returns the expression or string around a place; undefined in a comment or outside of scripts. */
  #nodeAround(place: Range): Node | undefined {
    for (const { nodes } of this.#document.programs) {
      for (const node of nodes) {
        if (node.type !== T.Identifier && node.type !== T.Literal && node.type !== T.TemplateElement) continue;
        if (holds(node, place)) return node;
      }
    }
    return undefined;
  }

  #callback(node: TSESTree.CallExpression): FunctionNode | undefined {
    return node.arguments.flatMap((argument) => this.#document.values.origins(argument)).find(isFunction);
  }

  #isRead(parameter: Node): boolean {
    return (this.#document.values.bindingOf(parameter)?.references.length ?? 0) > 0;
  }

  #source(
    place: Node | Range,
    form: TokenSource['form'],
    certainty: Certainty,
    subject: Message,
    call: Node | undefined,
    tokens: readonly Node[],
  ): TokenSource {
    const departure = this.#departureOf(tokens);
    const where = 'range' in place ? { start: place.range[0], end: place.range[1] } : place;
    return { place: where, ...(form ? { form } : {}), certainty, subject, call, departure };
  }

  #departureOf(tokens: readonly Node[]): Departure {
    let departure = this.#departures.get(tokens);
    if (departure === undefined) {
      const followed = this.#document.budget.affords(tokens.length) ? tokens : [];
      this.#departures.set(tokens, (departure = departureOf(this.#document.values, followed)));
    }
    return departure;
  }
}

/** Returns the parameters of `.then` callbacks: `getTokenSilently().then(token => …)`. */
function thenParameters(node: Node): Node[] {
  const { parent } = outermost(node);
  if (parent?.type !== T.MemberExpression || parent.object !== outermost(node)) return [];
  const call = outermost(parent).parent;
  if (call?.type !== T.CallExpression || calledName(call) !== 'then') return [];
  const callback = call.arguments[0];
  const parameter = callback && isFunction(callback) ? callback.params[0] : undefined;
  return parameter ? [parameter] : [];
}

/** Whether a callback has no body. Documentation often omits what the code does with the token. */
function isEmpty(callback: FunctionNode): boolean {
  return callback.body?.type === T.BlockStatement && callback.body.body.length === 0;
}

function isTokenName(name: string | undefined): boolean {
  return name !== undefined && vocabulary.tokens.includes(name);
}

/** Whether a node contains a place. */
export function holds({ range: [start, end] }: Node, place: Range): boolean {
  return start <= place.start && place.end <= end;
}
