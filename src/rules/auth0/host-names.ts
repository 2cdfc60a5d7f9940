import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { HOLE } from '../../core/hosts/hole.js';
import { flatten } from '../../core/strings/pieces.js';
import type { Piece } from '../../core/strings/pieces.js';
import type { UrlParts } from '../../core/strings/urls.js';
import { isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { Sdk } from './sdk.js';
import { UNLINK_ENDPOINTS } from './words.js';

/**
 * Who owns the host of a URL: `auth0` is certain; `named` has only a name as evidence; `open` is unknown; `relative`
 * means there is no host; `other` is another vendor's.
 */
export type HostEvidence = 'auth0' | 'named' | 'open' | 'relative' | 'other';

const TENANT = /(^|\.)auth0\.com(:\d+)?$/i;

/**
 * Placeholders for the tenant in Auth0's documentation and in code copied from it: `${account.namespace}`,
 * `{yourDomain}`.
 */
const DOCUMENTATION_NAME = /\baccount\.namespace\b|\{yourDomain\}/;

/** Matches a registered domain at the end of a host whose start is unknown: `HOLE`, which is \uE000. */
const OTHERS_DOMAIN = /\uE000[\w-]*\.(?:[\w-]+\.)*[a-z][\w-]*\.[a-z]{2,}$/;

/** Settings that only Auth0's server SDKs have: `AUTH0_ISSUER_BASE_URL`, `ISSUER_BASE_URL`, `issuerBaseURL`. */
const ISSUER = /issuer_?base_?url/i;

/** Auth0 SDK settings that don't name a tenant: `AUTH0_BASE_URL` is the application's own address. */
const OWN_ADDRESS = /base_?url|audience|proxy|callback|redirect|logout/i;

/** The end of a name that holds a tenant's host, and never the address of an application or API. */
const HOST_NAME = /(?:domain|issuer(?:_?base_?url)?|tenant)(?:_?(?:ur[il]|host|name))?$/i;

/** Settings of Auth0's samples whose names lack `auth0`: `environment.auth.domain`, `AUTH_CONFIG.domain`. */
const SAMPLE_SETTING = /\bauth(?:_?config)?\.domain$|\bauth_?domain$/i;

/** The endpoints whose URLs are worth a search of the package for their host. */
const ENDPOINTS = new Set<string>(['/authorize', ...UNLINK_ENDPOINTS]);

/** Names of the client ID setting, next to the tenant's domain. */
const CLIENT_KEYS = ['clientId', 'clientID', 'client_id'];

export class Hosts {
  readonly #document: Document;
  readonly #sdk: Sdk;
  /** By host: whether another file sets up a client with it. */
  readonly #elsewhere = new Map<string, boolean>();
  #configured: { readonly names: ReadonlySet<string>; readonly expressions: ReadonlySet<string> } | undefined;

  constructor(document: Document, sdk: Sdk) {
    this.#document = document;
    this.#sdk = sdk;
  }

  classify(url: UrlParts): HostEvidence {
    const { host, hostText } = url;
    if (hostText === '') return 'relative';
    const name = hostName(hostText);
    if (TENANT.test(name) || this.#domains().names.has(name)) return 'auth0';
    for (const piece of host) {
      if (piece.kind === 'hole' && this.#domains().expressions.has(this.#sourceOf(piece.node))) return 'auth0';
    }
    const words = host.map((piece) => (piece.kind === 'text' ? piece.value : this.#sourceOf(piece.node))).join('');
    const isNamed = ISSUER.test(words) || (/auth0/i.test(words) && !OWN_ADDRESS.test(words));
    if (isNamed || DOCUMENTATION_NAME.test(words) || host.some((piece) => this.#isHostSetting(piece))) return 'named';
    // The known part of `${subdomain}.zendesk.com` tells whose host it is.
    if (OTHERS_DOMAIN.test(name)) return 'other';
    if (hostText.includes(HOLE) || !name.includes('.')) return name.startsWith('localhost') ? 'other' : 'open';
    return ENDPOINTS.has(url.path.replace(/\/$/, '')) && this.#isSetUpElsewhere(name) ? 'auth0' : 'other';
  }

  /** Whether another file of the package sets up a client with a custom domain. */
  #isSetUpElsewhere(name: string): boolean {
    const known = this.#elsewhere.get(name);
    if (known !== undefined) return known;
    const isSetUp = this.#document
      .setUpsWith(name)
      .some((document) => new Hosts(document, new Sdk(document)).#domains().names.has(name));
    this.#elsewhere.set(name, isSetUp);
    return isSetUp;
  }

  /** Returns the Auth0 domains that the options name or that the document passes to an SDK. */
  #domains() {
    if (this.#configured) return this.#configured;
    const names = new Set((this.#document.options.domains ?? []).map(hostName));
    const expressions = new Set<string>();
    const constructed = this.#sdk.constructions().flatMap((construction) => this.#domainArguments(construction));
    for (const domains of [constructed, this.#settings()]) {
      for (const domain of domains) {
        for (const text of this.#document.texts.of(domain)) {
          if (text.every(({ kind }) => kind === 'text')) names.add(hostName(flatten(text)));
        }
        // The URL may use the same variable, or the variable's value.
        for (const origin of [domain, ...this.#document.values.origins(domain)])
          expressions.add(this.#sourceOf(origin));
      }
    }
    this.#configured = { names, expressions };
    return this.#configured;
  }

  /** Returns the domain in `new Auth0Lock(id, domain)`, `new WebAuth({ domain })` and the like. */
  #domainArguments(construction: TSESTree.NewExpression | TSESTree.CallExpression): TSESTree.Node[] {
    const [first, second] = construction.arguments;
    const configured = first
      ? this.#document.values.properties(first, ['domain']).flatMap(({ value }) => value ?? [])
      : [];
    return second && second.type !== T.ObjectExpression ? [...configured, second] : configured;
  }

  /**
   * Returns the domains in settings: `{ domain, clientId }` and `<Auth0Provider domain clientId>` in a document that
   * mentions Auth0, however they reach an SDK, and `issuerBaseURL`, which only Auth0's server SDKs have.
   */
  #settings(): TSESTree.Node[] {
    if (!this.#mentionsService()) return [];
    return this.#document.programs.flatMap(({ nodes }) =>
      nodes.flatMap((node) => {
        if (node.type !== T.ObjectExpression && node.type !== T.JSXOpeningElement) return [];
        const values = new Map(namedValues(node));
        const isClient = CLIENT_KEYS.some((name) => values.has(name));
        return [isClient ? values.get('domain') : undefined, values.get('issuerBaseURL')].filter(
          (value) => value !== undefined,
        );
      }),
    );
  }

  /** Whether the name of a host shows that it is a tenant's, as with a custom domain in a constant of that name. */
  #isHostSetting({ kind, node }: Piece): boolean {
    const name = isString(node) ? holderOf(node) : node.type === T.TemplateElement ? '' : this.#sourceOf(node);
    if (kind === 'text' && HOST_NAME.test(name) && /auth0/i.test(name)) return true;
    return SAMPLE_SETTING.test(name) && this.#mentionsService();
  }

  #mentionsService(): boolean {
    return /auth0(?!-relink)|express-openid-connect/i.test(this.#document.text);
  }

  #sourceOf(node: TSESTree.Node): string {
    return this.#document.text.slice(node.range[0], node.range[1]).replace(/\s+/g, '');
  }
}

/** Returns the names of the variable and properties that a literal is written in: `config.auth0.domain`. */
function holderOf(literal: TSESTree.Node): string {
  const names: string[] = [];
  for (let { parent } = literal; parent; { parent } = parent) {
    if (parent.type === T.Property && !parent.computed) {
      names.unshift(parent.key.type === T.Identifier ? parent.key.name : isString(parent.key) ? parent.key.value : '');
    } else if (parent.type === T.VariableDeclarator && parent.id.type === T.Identifier) {
      names.unshift(parent.id.name);
    } else if (parent.type !== T.ObjectExpression && parent.type !== T.TSAsExpression) break;
  }
  return names.join('.');
}

/** Returns the properties of an object, or the attributes of an element, as name and value. */
function namedValues(node: TSESTree.ObjectExpression | TSESTree.JSXOpeningElement): [string, TSESTree.Node][] {
  if (node.type === T.ObjectExpression) {
    return node.properties.flatMap((property): [string, TSESTree.Node][] => {
      if (property.type !== T.Property || property.computed) return [];
      const { key } = property;
      return [[key.type === T.Identifier ? key.name : isString(key) ? key.value : '', property.value]];
    });
  }
  return node.attributes.flatMap((attribute): [string, TSESTree.Node][] =>
    attribute.type === T.JSXAttribute && attribute.name.type === T.JSXIdentifier && attribute.value
      ? [[attribute.name.name, attribute.value]]
      : [],
  );
}

/** Returns a host in lower case, without scheme, port and path. */
function hostName(domain: string): string {
  return domain
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/:][^]*/, '');
}
