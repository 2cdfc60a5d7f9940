import type { Document } from '../../core/engine/rule.js';
import { Hosts } from './host-names.js';
import { Sdk } from './sdk.js';
import { TokenSources } from './token-sources.js';

/** A document with the Auth0 knowledge that rules and rewriters need. */
export interface Auth0Document extends Document {
  readonly sdk: Sdk;
  readonly hosts: Hosts;
  readonly tokens: TokenSources;
}

export function auth0Document(document: Document): Auth0Document {
  const sdk = new Sdk(document);
  const hosts = new Hosts(document, sdk);
  return { ...document, sdk, hosts, tokens: new TokenSources(document, sdk, hosts) };
}
