import type { TSESTree } from '@typescript-eslint/types';
import type { RewriteRequest } from '../rewriter.js';
import { knownSpaVersion } from '../settings/sdk-version.js';
import type { SpaVersion } from '../settings/sdk-version.js';
import { setUpBy, setUpsIn } from '../settings/set-ups.js';
import { writeSettings } from '../settings/write-settings.js';
import type { WrittenSettings } from '../settings/write-settings.js';

type Node = TSESTree.Node;

/** Returns the SDK version in use; if unknown, the version that the code's options match. */
export function spaVersionOf({ document, finding }: Pick<RewriteRequest, 'document' | 'finding'>): SpaVersion {
  return knownSpaVersion(document) ?? (finding.form.endsWith('-params') ? 2 : 1);
}

/** Returns the settings of the called client, or else of the document's or the project's only client. */
export function spaSettings(request: RewriteRequest, call: Node, client: Node | undefined): WrittenSettings {
  const { document } = request;
  const identified = client && document.sdk.identify(client, 'spa-client');
  const construction = identified?.construction;
  const isOwn = construction && construction.arguments.length > 0;
  const setUps = isOwn ? [setUpBy(document, construction, 'spa')] : setUpsIn(document, 'spa');
  const own = setUps.length === 1 ? setUps[0]?.settings : undefined;
  const source = { family: 'spa', own, remote: identified?.remote, client: isOwn ? client : undefined } as const;
  return writeSettings(request, source, call, ['domain', 'client id']);
}
