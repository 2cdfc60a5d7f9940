import type { RuleContext } from '../../core/engine/rule.js';
import { Hosts } from './hosts.js';
import { Sdk } from './sdk.js';
import { TokenSources } from './token-sources.js';

export interface Auth0Services {
  readonly sdk: Sdk;
  readonly hosts: Hosts;
  readonly tokens: TokenSources;
}

const services = new WeakMap<RuleContext, Auth0Services>();

/** What the rules share about a document; made once for all of them. */
export function auth0(context: RuleContext): Auth0Services {
  let known = services.get(context);
  if (known === undefined) {
    const sdk = new Sdk(context);
    services.set(context, (known = { sdk, hosts: new Hosts(context, sdk), tokens: new TokenSources(context) }));
  }
  return known;
}
