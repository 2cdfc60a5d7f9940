import * as vscode from 'vscode';
import type { FoundFile } from '../../core/types.js';
import { isSearchedFile, isSearchedFolder, limited, settingsText } from '../../scan/settings-text.js';
import { foldersAround, readSmall } from './virtual-files.js';

/** Every folder and file of a virtual file system may be a request to a server, so larger packages are not searched. */
const MAX_FOLDERS = 300;
const MAX_FILES = 400;

/** How many files are read at the same time. */
const AT_ONCE = 20;

/** How long, in ms, a search may take, and how long its result is kept. */
const MAX_TIME = 5_000;
const KEPT = 60_000;

/**
 * Finds the files that may set up clients or hold their settings in packages of virtual file systems, by the rules of
 * src/scan/settings-files.ts.
 */
export class VirtualSettings {
  readonly #found = new Map<string, { readonly at: number; readonly files: Promise<readonly FoundFile[]> }>();

  /** @returns none if the package is too large to search */
  async around(uri: vscode.Uri): Promise<readonly FoundFile[]> {
    const root = await packageOf(uri);
    const key = root.toString();
    const known = this.#found.get(key);
    if (known !== undefined && Date.now() - known.at < KEPT) return known.files;
    const files = search(root);
    this.#found.set(key, { at: Date.now(), files });
    return files;
  }
}

/** Returns the folder of the nearest package.json, or else of the workspace. */
async function packageOf(uri: vscode.Uri): Promise<vscode.Uri> {
  const folders = foldersAround(uri);
  for (const folder of folders) {
    if ((await readSmall(vscode.Uri.joinPath(folder, 'package.json'))) !== undefined) return folder;
  }
  return folders.at(-1) ?? vscode.Uri.joinPath(uri, '..');
}

async function search(root: vscode.Uri): Promise<readonly FoundFile[]> {
  const end = Date.now() + MAX_TIME;
  const files = await filesIn(root, end);
  if (files === undefined) return [];
  const found: FoundFile[] = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    if (Date.now() > end) return [];
    const read = await Promise.all(files.slice(at, at + AT_ONCE).map(settingsFile));
    found.push(...read.flatMap((file) => file ?? []));
  }
  return limited(found);
}

async function settingsFile(uri: vscode.Uri): Promise<FoundFile | undefined> {
  const text = await readSmall(uri);
  const known = text === undefined ? undefined : settingsText(uri.path.split('/').at(-1) ?? '', text);
  return known === undefined ? undefined : { fileName: uri.path, text: known };
}

/** @returns undefined if there are too many */
async function filesIn(root: vscode.Uri, end: number): Promise<readonly vscode.Uri[] | undefined> {
  const files: vscode.Uri[] = [];
  const folders = [root];
  // The list grows meanwhile.
  for (const folder of folders) {
    const entries = await entriesIn(folder);
    if (folders.length > MAX_FOLDERS || files.length > MAX_FILES || Date.now() > end) return undefined;
    if (folder !== root && entries.some(([name]) => name === 'package.json')) continue;
    for (const [name, type] of entries) {
      // Links are not followed, so a loop of them is harmless.
      if (type === vscode.FileType.Directory && isSearchedFolder(name)) folders.push(vscode.Uri.joinPath(folder, name));
      if (type === vscode.FileType.File && isSearchedFile(name)) files.push(vscode.Uri.joinPath(folder, name));
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function entriesIn(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
