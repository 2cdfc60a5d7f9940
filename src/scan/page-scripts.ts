/**
 * Finds the SDKs that pages load from a CDN for a script of the project. Pure, so faces without Node's file system can
 * use it too.
 */
import { hostOf } from '../core/hosts/hosts.js';

/** Folders of a server's pages, in a script's own folder and its parents. */
export const PAGE_FOLDERS: readonly string[] = ['views', 'templates'];

/** Matches the address of a script in HTML and Pug. */
const SOURCE = /\bsrc\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'>]+))/g;

/** Folders with more pages are generated documentation. */
export const MAX_PAGES = 60;

const SDK = /auth0/i;

/** A page's script addresses. */
export interface PageScripts {
  /** The page's folder. */
  readonly folder: string;
  readonly urls: readonly string[];
}

/** @param names of the files in a folder, beyond which no page is looked for */
export function isProjectRoot(names: readonly string[]): boolean {
  return names.some((name) => /^(?:package\.json|bower\.json|\.git)$/.test(name));
}

/** @param name of a file, without its folder */
export function isPage(name: string): boolean {
  return hostOf(name)?.kind === 'page';
}

/** @returns undefined if the page loads no SDK of Auth0 */
export function pageScripts(folder: string, text: string): PageScripts | undefined {
  if (!SDK.test(text)) return undefined;
  const urls = [...text.matchAll(SOURCE)].flatMap(([, double, single, bare]) => double ?? single ?? bare ?? []);
  return urls.some(isSdk) ? { folder, urls } : undefined;
}

/**
 * @param file the path of a script
 * @returns the addresses of the SDKs that pages load along with the script
 */
export function sdkScriptsFor(file: string, pages: readonly PageScripts[]): string[] {
  const using = pages.filter(({ folder, urls }) => urls.some((url) => isFileAt(url, folder, file)));
  return [...new Set(using.flatMap(({ urls }) => urls.filter(isSdk)))];
}

function isSdk(url: string): boolean {
  return /^(?:https?:)?\/\//.test(url) && SDK.test(url);
}

/** Whether an address in a page leads to a file of the project. The folder that a server serves is not known. */
function isFileAt(url: string, folder: string, file: string): boolean {
  if (/^(?:[a-z]+:)?\/\//i.test(url)) return false;
  const address = url.replace(/[?#][^]*$/, '');
  // The part after a template tag: `<%= base %>/js/app.js`.
  const written = address.replace(/^[^]*[>}]/, '');
  if (written === address && !address.startsWith('/')) return resolved(folder, address) === file;
  const end = written.replace(/^[./]+/, '');
  return end !== '' && file.endsWith(`/${end}`);
}

/** Resolves a relative address in a folder. */
function resolved(folder: string, address: string): string {
  const names = folder.split('/');
  for (const name of address.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  return names.join('/');
}
