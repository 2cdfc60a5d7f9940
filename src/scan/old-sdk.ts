/** Finds the SDKs that a manifest or page names, without parsing scripts. Pure, so faces can use it before any scan. */
import { CDN_SCRIPTS, SUPPORTED_SDKS } from '../rules/auth0/sdk-versions.js';
import { bowerDependenciesOf, dependenciesOf } from './manifest.js';

export interface OldSdk {
  /** What people call it, such as "Lock". */
  readonly title: string;
  /** As the file names it, such as "9.2". */
  readonly version: string;
}

/** Accounts were linked through these in `/authorize`; docs/auth0-facts.md#widget-signin. */
const WIDGET = /cdn\.auth0\.com\/w2\/auth0-widget-(\d+(?:\.\d+)*)/;

/**
 * Returns an Auth0 SDK that can no longer sign users in, so linking next to it is old as well.
 * @param name of a manifest or page, without its folder
 */
export function oldSdkIn(name: string, text: string): OldSdk | undefined {
  const isManifest = name.endsWith('.json');
  const packages = name === 'bower.json' ? bowerDependenciesOf(text) : isManifest ? dependenciesOf(text) : undefined;
  for (const sdk of SUPPORTED_SDKS) {
    const named = isManifest ? [packages?.[sdk.package] ?? ''] : versionsInPage(text, sdk.package);
    // The lowest version of a range.
    const versions = named.flatMap((range) => /^[\s^~>=v]*(\d+(?:\.\d+)*)/.exec(range)?.[1] ?? []);
    const old = versions.find((version) => Number.parseInt(version, 10) < Number(sdk.major));
    if (old !== undefined) return { title: sdk.title, version: old };
  }
  const widget = WIDGET.exec(text)?.[1];
  return widget === undefined ? undefined : { title: 'Auth0 Widget', version: widget };
}

function versionsInPage(text: string, packageName: string): string[] {
  return CDN_SCRIPTS.flatMap(([name, pattern]) =>
    name === packageName ? [...text.matchAll(new RegExp(pattern, 'g'))].map(([, version = '']) => version) : [],
  );
}
