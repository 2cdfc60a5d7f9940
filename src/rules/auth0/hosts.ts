import { T } from '../../core/node-types.js';
import type { TSESTree } from '@typescript-eslint/types';
import type { RuleContext } from '../../core/rule.js';
import { flatten, HOLE } from '../../core/pieces.js';
import type { UrlParts } from '../../core/urls.js';
import type { Sdk } from './sdk.js';

/**
 * Whose host a URL names: `auth0` for certain; `named` if only a name says so; `open` if it cannot be told;
 * `relative` for none; `other` for another vendor's.
 */
export type HostEvidence = 'auth0' | 'named' | 'open' | 'relative' | 'other';

const TENANT = /(^|\.)auth0\.com(:\d+)?$/i;

/** `${account.namespace}`: how Auth0's own documentation, and what was copied from it, names the tenant. */
const DOCUMENTATION_NAME = /\baccount\.namespace\b/;

/** Settings of Auth0's SDKs that are no tenant: `AUTH0_BASE_URL` is where the application itself runs. */
const OWN_ADDRESS = /base_?url|audience|proxy|callback|redirect|logout/i;

export class Hosts {
  readonly #context: RuleContext;
  readonly #sdk: Sdk;
  #configured: { readonly names: ReadonlySet<string>; readonly expressions: ReadonlySet<string> } | undefined;

  constructor(context: RuleContext, sdk: Sdk) {
    this.#context = context;
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
    const isNamed = /auth0/i.test(words) && !OWN_ADDRESS.test(words);
    if (isNamed || DOCUMENTATION_NAME.test(words)) return 'named';
    if (hostText.includes(HOLE) || !name.includes('.')) return name.startsWith('localhost') ? 'other' : 'open';
    return 'other';
  }

  /** Domains that the options, or the document's own use of an SDK, say are Auth0's. */
  #domains() {
    if (this.#configured) return this.#configured;
    const names = new Set((this.#context.options.domains ?? []).map(hostName));
    const expressions = new Set<string>();
    for (const construction of this.#sdk.constructions()) {
      for (const domain of this.#domainArguments(construction)) {
        for (const text of this.#context.texts.of(domain)) {
          if (text.every(({ kind }) => kind === 'text')) names.add(hostName(flatten(text)));
        }
        // The URL may name the same variable, or what is in it.
        for (const origin of [domain, ...this.#context.values.origins(domain)]) expressions.add(this.#sourceOf(origin));
      }
    }
    this.#configured = { names, expressions };
    return this.#configured;
  }

  /** `new Auth0Lock(id, domain)`, `new WebAuth({ domain })` and the like. */
  #domainArguments(construction: TSESTree.NewExpression | TSESTree.CallExpression): TSESTree.Node[] {
    const [first, second] = construction.arguments;
    const configured = first
      ? this.#context.values.properties(first, ['domain']).flatMap(({ value }) => value ?? [])
      : [];
    return second && second.type !== T.ObjectExpression ? [...configured, second] : configured;
  }

  #sourceOf(node: TSESTree.Node): string {
    return this.#context.text.slice(node.range[0], node.range[1]).replace(/\s+/g, '');
  }
}

/** A host without scheme, path, port and case. */
function hostName(domain: string): string {
  return domain
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/:].*$/, '');
}
