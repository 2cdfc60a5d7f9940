/** Reads the tenant's host from settings files. Pure, so faces without Node's file system can use it too. */

const ENV_LINE = /^[^\S\n]*(?:export[^\S\n]+)?(\w+)[^\S\n]*=[^\S\n]*["']?([^"'\s#]+)/;

/** Not `BASE_URL`: that is the application's own address, unless it is the issuer's. */
const HOST_WORDS = ['DOMAIN', 'ISSUER', 'HOST', 'TENANT'];

/** What express-openid-connect calls the tenant's address. */
const ISSUER_SETTING = 'ISSUER_BASE_URL';

/** Auth0's own samples keep an application's settings in this file. */
const SAMPLE_CONFIG = 'auth_config.json';

/** Returns whether a file with this name may contain the tenant's host. */
export function isSettingsFile(name: string): boolean {
  return name.startsWith('.env') || name === SAMPLE_CONFIG;
}

/** @returns the hosts in a settings file */
export function domainsIn(name: string, text: string): string[] {
  if (name.startsWith('.env')) return text.split(/[\r\n]/).flatMap(hostIn);
  if (name !== SAMPLE_CONFIG) return [];
  const domain = /"domain"\s*:\s*"([^"{}\s]+)"/.exec(text)?.[1];
  return domain === undefined ? [] : [domain];
}

/** Tests the name apart from the line: one expression for both would try every way to divide a long name. */
function hostIn(line: string): string[] {
  const [, name = '', value = ''] = ENV_LINE.exec(line) ?? [];
  return isHostName(name) ? [value] : [];
}

/** `AUTH0_DOMAIN`, `REACT_APP_AUTH0_ISSUER_BASE_URL`, `ISSUER_BASE_URL`; no other variable is read. */
function isHostName(name: string): boolean {
  const upper = name.toUpperCase();
  const start = upper.indexOf('AUTH0');
  return (
    upper === ISSUER_SETTING || (start >= 0 && HOST_WORDS.some((word) => upper.includes(word, start + 'AUTH0'.length)))
  );
}
