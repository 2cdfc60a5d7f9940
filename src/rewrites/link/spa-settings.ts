import type { TSESTree } from '@typescript-eslint/types';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { RewriteRequest } from '../rewriter.js';
import { setUpBy, setUpsIn } from '../settings/set-ups.js';
import { writeSettings } from '../settings/write-settings.js';
import type { WrittenSettings } from '../settings/write-settings.js';

type Node = TSESTree.Node;

/** auth0-spa-js and its wrappers, which share major versions 1 and 2. */
const SPA_PACKAGES = ['@auth0/auth0-spa-js', '@auth0/auth0-react', '@auth0/auth0-vue', '@auth0/auth0-angular'];

/** Version 1 takes flat options in snake case. */
export type SpaVersion = 1 | 2;

/** Returns the SDK version in use; if unknown, the version that the code's options match. */
export function spaVersionOf({ document, finding }: Pick<RewriteRequest, 'document' | 'finding'>): SpaVersion {
  const loaded = document.scriptUrls.map((url) => /\bauth0-spa-js[/@][~^v]?(\d+)/.exec(url)?.[1]).find(Boolean);
  const version = loaded ?? SPA_PACKAGES.map((name) => versionOf(document, name)).find((known) => known !== undefined);
  if (!mayBe(version, '>=2')) return 1;
  if (!mayBe(version, '<2')) return 2;
  return finding.form.endsWith('-params') ? 2 : 1;
}

/** Returns the settings of the called client, or else of the document's or the project's only client. */
export function spaSettings(request: RewriteRequest, call: Node, client: Node | undefined): WrittenSettings {
  const { document } = request;
  const identified = client && document.sdk.identify(client, 'spa-client');
  const construction = identified?.construction;
  const isOwn = construction && construction.arguments.length > 0;
  const setUps = isOwn ? [setUpBy(document, construction, 'spa')] : setUpsIn(document, 'spa');
  const own = setUps.length === 1 ? setUps[0]?.settings : undefined;
  return writeSettings(request, { family: 'spa', own, remote: identified?.remote }, call, ['domain', 'client id']);
}
