import * as vscode from 'vscode';
import { ruleMetas } from '../../rules/metadata.js';
import { CONFIG_NAME, readConfig } from '../../scan/config-file.js';
import type { Config } from '../../scan/config-file.js';
import { dependenciesOf } from '../../scan/manifest.js';
import { domainsIn, isSettingsFile } from '../../scan/settings-file.js';
import type { DocumentContext } from '../thread/protocol.js';
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
  const [config, manifest, found] = await Promise.all([configOf(folders), manifestOf(folders), domainsOf(folders)]);
  const rules = config?.config.rules;
  const domains = [...(config?.config.domains ?? []), ...found];
  return {
    isIgnored: config !== undefined && isIgnoredBy(config, uri),
    rules: ruleMetas.filter(({ id }) => rules?.get(id) !== 'off').map(({ id }) => id),
    domains,
    ...(manifest && { packages: manifest.packages }),
    levels: Object.fromEntries([...(rules ?? [])].flatMap(([id, level]) => (level === 'off' ? [] : [[id, level]]))),
    modules,
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

async function manifestOf(folders: readonly vscode.Uri[]) {
  for (const folder of folders) {
    const text = await readSmall(vscode.Uri.joinPath(folder, 'package.json'));
    const packages = text === undefined ? undefined : dependenciesOf(text);
    if (packages !== undefined) return { folder, packages };
  }
  return undefined;
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
