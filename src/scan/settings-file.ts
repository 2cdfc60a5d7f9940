/** What files of settings say of the tenant; pure, so that faces without a file system of Node read them, too. */

/** `AUTH0_DOMAIN=login.shop.example`, `REACT_APP_AUTH0_ISSUER_BASE_URL="https://…"`; nothing else is taken from it. */
const ENV_LINE = /^\s*(?:export\s+)?\w*AUTH0\w*(?:DOMAIN|ISSUER|BASE_URL|HOST|TENANT)\w*\s*=\s*["']?([^"'\s#]+)/gim;

/** The file in which Auth0's own samples keep the settings of an application. */
const SAMPLE_CONFIG = 'auth_config.json';

/** Whether a file of this name may say which host is the tenant's. */
export function isSettingsFile(name: string): boolean {
  return name.startsWith('.env') || name === SAMPLE_CONFIG;
}

/** @returns the hosts that a settings file names */
export function domainsIn(name: string, text: string): string[] {
  if (name.startsWith('.env')) return [...text.matchAll(ENV_LINE)].flatMap(([, value]) => value ?? []);
  if (name !== SAMPLE_CONFIG) return [];
  const domain = /"domain"\s*:\s*"([^"{}\s]+)"/.exec(text)?.[1];
  return domain === undefined ? [] : [domain];
}
