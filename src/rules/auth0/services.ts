import type { Document } from '../../core/engine/rule.js';
import { Hosts } from './hosts.js';
import { Sdk } from './sdk.js';
import { TokenSources } from './token-sources.js';

export interface Auth0Services {
  readonly sdk: Sdk;
  readonly hosts: Hosts;
  readonly tokens: TokenSources;
}

const services = new WeakMap<Document, Auth0Services>();

/** What the rules share about a document; made once for all of them. */
export function auth0(document: Document): Auth0Services {
  let known = services.get(document);
  if (known === undefined) {
    const sdk = new Sdk(document);
    const hosts = new Hosts(document, sdk);
    services.set(document, (known = { sdk, hosts, tokens: new TokenSources(document, sdk, hosts) }));
  }
  return known;
}
