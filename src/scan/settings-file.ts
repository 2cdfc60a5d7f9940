/** Reads the tenant's host from settings files. Pure, so faces without Node's file system can use it too. */

/** `AUTH0_DOMAIN=login.shop.example`, `REACT_APP_AUTH0_ISSUER_BASE_URL="https://…"`; no other variable is read. */
const ENV_LINE = /^\s*(?:export\s+)?\w*AUTH0\w*(?:DOMAIN|ISSUER|BASE_URL|HOST|TENANT)\w*\s*=\s*["']?([^"'\s#]+)/gim;

/** Auth0's own samples keep an application's settings in this file. */
const SAMPLE_CONFIG = 'auth_config.json';

/** Returns whether a file with this name may contain the tenant's host. */
export function isSettingsFile(name: string): boolean {
  return name.startsWith('.env') || name === SAMPLE_CONFIG;
}

/** @returns the hosts in a settings file */
export function domainsIn(name: string, text: string): string[] {
  if (name.startsWith('.env')) return [...text.matchAll(ENV_LINE)].flatMap(([, value]) => value ?? []);
  if (name !== SAMPLE_CONFIG) return [];
  const domain = /"domain"\s*:\s*"([^"{}\s]+)"/.exec(text)?.[1];
  return domain === undefined ? [] : [domain];
}
