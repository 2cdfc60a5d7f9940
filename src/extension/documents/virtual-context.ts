import * as vscode from 'vscode';
import { hostOf } from '../../core/hosts/hosts.js';
import type { HelperHome } from '../../core/types.js';
import type { DocumentContext } from '../../editing/thread/protocol.js';
import { ruleMetas } from '../../rules/metadata.js';
import { CONFIG_NAME, readConfig } from '../../scan/config-file.js';
import type { Config } from '../../scan/config-file.js';
import { bowerDependenciesOf, dependenciesOf } from '../../scan/manifest.js';
import { isPage, isProjectRoot, MAX_PAGES, PAGE_FOLDERS, pageScripts, sdkScriptsFor } from '../../scan/page-scripts.js';
import type { PageScripts } from '../../scan/page-scripts.js';
import { domainsIn, isSettingsFile } from '../../scan/settings-file.js';
import { foldersAround, readSmall } from './virtual-files.js';

/**
 * Collects what holds for a file of a virtual file system: the same rules as in src/scan, read with `workspace.fs`.
 * @param modules the files that its imports lead to, as far as known
 */
export async function virtualContextOf(
  uri: vscode.Uri,
  modules: DocumentContext['modules'] = {},
): Promise<DocumentContext> {
  if (uri.scheme === 'untitled') return { isIgnored: false, levels: {}, modules };
  const folders = foldersAround(uri);
  const [config, manifest, found, scripts] = await Promise.all([
    configOf(folders),
    manifestOf(folders),
    domainsOf(folders),
    scriptsOf(uri, folders),
  ]);
  const rules = config?.config.rules;
  const domains = [...(config?.config.domains ?? []), ...found];
  const helpers = helperHomeOf(config, manifest?.folder ?? folders.at(-1));
  return {
    isIgnored: config !== undefined && isIgnoredBy(config, uri),
    rules: ruleMetas.filter(({ id }) => rules?.get(id) !== 'off').map(({ id }) => id),
    domains,
    ...(manifest && { packages: manifest.packages, project: manifest.folder.toString() }),
    scripts,
    ...(helpers && { helpers }),
    levels: Object.fromEntries([...(rules ?? [])].flatMap(([id, level]) => (level === 'off' ? [] : [[id, level]]))),
    modules,
  };
}

/** @param root the folder of the package, or else of the workspace */
function helperHomeOf(config: FolderConfig | undefined, root: vscode.Uri | undefined): HelperHome | undefined {
  const file = config?.config.helpers;
  if (file === 'inline') return undefined;
  return {
    ...(config !== undefined && file !== undefined && { file: vscode.Uri.joinPath(config.folder, file).path }),
    ...(root && { root: root.path }),
  };
}

interface FolderConfig {
  readonly folder: vscode.Uri;
  readonly config: Config;
}

async function configOf(folders: readonly vscode.Uri[]): Promise<FolderConfig | undefined> {
  for (const folder of folders) {
    const text = await readSmall(vscode.Uri.joinPath(folder, CONFIG_NAME));
    if (text !== undefined) return { folder, config: readConfig(text).config };
  }
  return undefined;
}

function isIgnoredBy({ folder, config }: FolderConfig, uri: vscode.Uri): boolean {
  const relative = uri.path.slice(folder.path.length).replace(/^\/+/, '');
  return config.ignore?.(relative) === true || config.include?.(relative) === false;
}

/** The folder whose package.json applies to a file, which identifies its project. */
export async function projectOf(uri: vscode.Uri): Promise<string | undefined> {
  return (await manifestOf(foldersAround(uri)))?.folder.toString();
}

interface Manifest {
  readonly folder: vscode.Uri;
  readonly packages: Readonly<Record<string, string>>;
}

async function manifestOf(folders: readonly vscode.Uri[]): Promise<Manifest | undefined> {
  let nearer: Manifest | undefined;
  for (const folder of folders) {
    const text = await readSmall(vscode.Uri.joinPath(folder, 'package.json'));
    const bowerText = await readSmall(vscode.Uri.joinPath(folder, 'bower.json'));
    const own = text === undefined ? undefined : dependenciesOf(text);
    const bower = bowerText === undefined ? undefined : bowerDependenciesOf(bowerText);
    if (own) return { folder, packages: { ...bower, ...own, ...nearer?.packages } };
    if (bower) nearer = { folder: nearer?.folder ?? folder, packages: { ...bower, ...nearer?.packages } };
  }
  return nearer;
}

async function scriptsOf(uri: vscode.Uri, folders: readonly vscode.Uri[]): Promise<string[]> {
  if (hostOf(uri.path)?.script === undefined) return [];
  const pages: PageScripts[] = [];
  for (const folder of folders) {
    const names = await namesIn(folder);
    const views = PAGE_FOLDERS.filter((name) => names.includes(name)).map((name) => vscode.Uri.joinPath(folder, name));
    for (const each of [folder, ...views]) {
      const pageNames = (await namesIn(each)).filter(isPage);
      for (const name of pageNames.length > MAX_PAGES ? [] : pageNames) {
        const text = await readSmall(vscode.Uri.joinPath(each, name));
        const found = text === undefined ? undefined : pageScripts(each.path, text);
        if (found) pages.push(found);
      }
    }
    if (isProjectRoot(names)) break;
  }
  return sdkScriptsFor(uri.path, pages);
}

async function domainsOf(folders: readonly vscode.Uri[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    const names = await namesIn(folder);
    for (const name of names.filter(isSettingsFile)) {
      const text = await readSmall(vscode.Uri.joinPath(folder, name));
      if (text !== undefined) found.push(...domainsIn(name, text));
    }
    if (names.includes('package.json') || names.includes('.git')) break;
  }
  return [...new Set(found)];
}

async function namesIn(folder: vscode.Uri): Promise<string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    return [];
  }
}
