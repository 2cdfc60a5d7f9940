import type { Document } from '../../core/engine/rule.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';

/** auth0-spa-js and its wrappers, which share major versions 1 and 2. */
const SPA_PACKAGES = ['@auth0/auth0-spa-js', '@auth0/auth0-react', '@auth0/auth0-vue', '@auth0/auth0-angular'];

/** Version 1 takes flat options in snake case. */
export type SpaVersion = 1 | 2;

/** Returns the major version of auth0-spa-js that a document uses; undefined if it is unknown. */
export function knownSpaVersion(document: Pick<Document, 'options' | 'scriptUrls' | 'text'>): SpaVersion | undefined {
  const loaded = document.scriptUrls.map((url) => /\bauth0-spa-js[/@][~^v]?(\d+)/.exec(url)?.[1]).find(Boolean);
  const version = loaded ?? SPA_PACKAGES.map((name) => versionOf(document, name)).find((known) => known !== undefined);
  if (!mayBe(version, '>=2')) return 1;
  return mayBe(version, '<2') ? undefined : 2;
}
