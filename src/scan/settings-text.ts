/**
 * Tells which files of a project may set up Auth0's clients, hold their settings, read their logins, change requests or
 * register routes. Pure, so faces without Node's file system can use it too.
 */
import { hostOf } from '../core/hosts/hosts.js';
import type { FoundFile } from '../core/types.js';

/** The most entries of a package's folders to list; what a larger package sets up is not known. */
export const MAX_ENTRIES = 20_000;

/** The most files of a package to read. */
export const MAX_FILES = 5_000;

/** The most files to pass on, and UTF-16 code units in them: no project sets up its clients in more places. */
const MAX_FOUND = 40;
const MAX_LENGTH = 1024 * 1024;

/** Folders with packages, built files and tests. Those that begin with a dot are not searched either. */
const OTHER_FOLDERS =
  /^(?:node_modules|bower_components|vendor|dist|build|out|coverage|tests?|specs?|__tests__|__mocks__|mocks|fixtures|e2e|cypress|stories)$/i;

/** Tests, stories, declarations and bundles: `app.spec.ts`, `lock.min.js`. */
const OTHER_FILES = /\.(?:test|tests|spec|e2e|cy|stories|story|mock|min|bundle|d)\.\w+$/i;

/** Snippets in documentation set up nothing. */
const DOCUMENTATION = new Set(['markdown', 'mdx', 'notebook']);

const SERVICE = /auth0|lockProvider/i;

/** What code that sets up a client contains, and what settings are called. */
const SET_UP =
  /client_?id|Auth0Lock|WebAuth|Auth0Client|Auth0Provider|AuthModule|provideAuth0|createAuth0|lockProvider|auth0Provider|authProvider/i;

/** Calls of a project's own function that sets up a client: `setupAuth(authConfig)`. */
const OWN_SET_UP =
  /\b(?:set_?up|init|create|configure)\w{0,12}Auth\w{0,12}\s*\(\s*(?:\w{0,20}(?:config|options|settings)\b|\{)/i;

/** Code that reads a login from the URL, also in a popup, or from Lock; the client may be imported under any name. */
const READS_LOGIN =
  /\bparseHash\s*\(|\bpopup\s*\.\s*callback\s*\(|\.on(?:ce)?\s*\(\s*['"]authenticated['"]|\block\s*\.\s*getProfile\s*\(|\bgetProfile\s*\([^)]{0,40}?id_?token/i;

/** Logins by a Lock that another file creates, with arguments that depend on its version. */
const SHOWS_LOCK = /\block\w*\s*\.\s*show(?:(?:Signin|Signup|Reset)\s*\(|\s*\(\s*[^\s)])/i;

/** Code that may add a token to all requests of an HTTP client. */
const REQUEST_HOOK =
  /interceptor|HttpHandlerFn|ajax(?:Setup|Send|Prefilter)|\bonRequest\b|defaults\s*\.\s*headers|RequestTransform/i;
const AUTHORIZATION = /authorization/i;
/** Its function may be in another file. Those of responses change what callers receive. */
const AXIOS_HOOK = /\binterceptors\s*\.\s*(?:request|response)\s*\.\s*use\b|\bonResponse\s*\(/;
/** Angular's interceptors that change responses. */
const ANGULAR_HOOK = /\bHttp(?:Interceptor|HandlerFn\b)/;
const ANGULAR_RESPONSE = /\bHttpResponse\b/;

/** Files that set up an SDK on a server may name Auth0 only in environment variables. */
const SERVER_SDK = /express-openid-connect|passport-auth0/;
const SERVER_SET_UP = /\bauth\s*\(|Strategy\s*\(/i;

/** Routes of a server whose handlers may be in other files: `router.get('/link', requiresAuth(), link)`. */
const ROUTE = /\.(?:get|post|all|route)\(\s*['"`]\//g;
const LINKING = /link|connect|merge|associate|identit/i;
const ROUTER = /\bexpress\b|\brouter\b|\b(?:app|server)\s*\./i;

/** A line of a `.env` file; the name is tested apart, in time that is proportional to its length. */
const ENVIRONMENT_LINE = /^[^\S\n]*(?:export[^\S\n]+)?(\w+)[^\S\n]*=/;

/** Bundlers make variables known to code in browsers by the prefix of their names. */
const PUBLIC = /^(?:REACT_APP|VITE|VUE_APP|NEXT_PUBLIC|GATSBY|EXPO_PUBLIC)_/;

/**
 * Returns the files that were found. If there are too many to read them as code, those that only have routes are left
 * out: first those with routes about anything, then all.
 */
export function limited(found: readonly FoundFile[]): readonly FoundFile[] {
  const isOther = ({ fileName, text }: FoundFile): boolean => isEnvironment(fileName) || isOfInterest(text);
  const linking = found.filter((file) => isOther(file) || hasRoutes(file.text, LINKING));
  return [found, linking, found.filter(isOther)].find(isWithinLimits) ?? [];
}

function isWithinLimits(found: readonly FoundFile[]): boolean {
  const length = found.reduce((sum, { text }) => sum + text.length, 0);
  return found.length <= MAX_FOUND && length <= MAX_LENGTH;
}

export function isSearchedFolder(name: string): boolean {
  return !name.startsWith('.') && !OTHER_FOLDERS.test(name);
}

export function isSearchedFile(name: string): boolean {
  if (isEnvironment(name)) return true;
  const host = hostOf(name);
  return host !== undefined && host.isForeign !== true && !DOCUMENTATION.has(host.id) && !OTHER_FILES.test(name);
}

function isEnvironment(fileName: string): boolean {
  return /(?:^|[/\\])\.env(?:$|\.[^/\\]*$)/.test(fileName);
}

/**
 * Returns what the engine may know of a file: the text of code, and the names in a `.env` file, never the values.
 * @returns undefined if nothing is of interest
 */
export function settingsText(name: string, text: string): string | undefined {
  if (!isEnvironment(name)) return isOfInterest(text) || hasRoutes(text) ? text : undefined;
  const names = text.split(/[\r\n]/).flatMap((line) => ENVIRONMENT_LINE.exec(line)?.[1] ?? []);
  const own = names.filter((variable) => PUBLIC.test(variable));
  return own.length > 0 ? own.map((variable) => `${variable}=`).join('\n') : undefined;
}

/** Whether code registers routes. @param about what a route's line contains */
function hasRoutes(text: string, about?: RegExp): boolean {
  if (!ROUTER.test(text)) return false;
  if (about === undefined) return text.search(ROUTE) >= 0;
  return [...text.matchAll(ROUTE)].some(({ index }) => {
    const end = text.indexOf('\n', index + 1);
    return about.test(text.slice(index, Math.min(end < 0 ? text.length : end, index + 200)));
  });
}

/** Whether code may set up clients, read their logins or change requests. */
function isOfInterest(text: string): boolean {
  const isSetUp = (SERVICE.test(text) && SET_UP.test(text)) || (SERVER_SDK.test(text) && SERVER_SET_UP.test(text));
  const isHook =
    (REQUEST_HOOK.test(text) && AUTHORIZATION.test(text)) ||
    AXIOS_HOOK.test(text) ||
    (ANGULAR_HOOK.test(text) && ANGULAR_RESPONSE.test(text));
  return isSetUp || isHook || OWN_SET_UP.test(text) || READS_LOGIN.test(text) || SHOWS_LOCK.test(text);
}
