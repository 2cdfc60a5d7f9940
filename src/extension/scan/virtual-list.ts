import ignore from 'ignore';
import type { Ignore } from 'ignore';
import * as vscode from 'vscode';
import { hostOf } from '../../core/hosts/hosts.js';
import { compileGlobs } from '../../scan/globs.js';
import { SKIPPED_FOLDERS } from '../../scan/search.js';
import { readSmall } from '../documents/virtual-files.js';

export interface ListOptions {
  readonly exclude: readonly string[];
  readonly gitignore: boolean;
  readonly signal: AbortSignal | undefined;
}

interface Scope {
  /** Length of the folder's path relative to the root, including the slash at its end. */
  readonly depth: number;
  readonly rules: Ignore;
}

/** Lists the files of supported types in a folder of any file system, as paths relative to `root`. */
export async function* listVirtual(root: vscode.Uri, options: ListOptions): AsyncGenerator<string> {
  const isExcluded = options.exclude.length > 0 ? compileGlobs(options.exclude) : () => false;
  const pending: { folder: string; scopes: readonly Scope[] }[] = [{ folder: '', scopes: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (options.signal?.aborted === true) return;
    const { folder } = next;
    const uri = vscode.Uri.joinPath(root, folder);
    const scopes = options.gitignore ? [...next.scopes, ...(await ownScope(uri, folder.length))] : [];
    for (const [name, type] of await entriesOf(uri)) {
      const path = folder + name;
      const isFolder = (type & vscode.FileType.Directory) !== 0;
      // Symbolic links are not followed, so a loop of them is harmless.
      if ((type & vscode.FileType.SymbolicLink) !== 0 || isExcluded(path)) continue;
      if (isIgnored(isFolder ? `${path}/` : path, scopes)) continue;
      if (isFolder && !SKIPPED_FOLDERS.includes(name)) pending.push({ folder: `${path}/`, scopes });
      else if (!isFolder && hostOf(name) !== undefined) yield path;
    }
  }
}

async function ownScope(folder: vscode.Uri, depth: number): Promise<Scope[]> {
  const text = await readSmall(vscode.Uri.joinPath(folder, '.gitignore'));
  return text === undefined ? [] : [{ depth, rules: ignore({ ignorecase: false }).add(text) }];
}

/** As in git, the deepest `.gitignore` with a matching rule decides. */
function isIgnored(path: string, scopes: readonly Scope[]): boolean {
  for (const { depth, rules } of scopes.toReversed()) {
    const { ignored, unignored } = rules.test(path.slice(depth));
    if (ignored || unignored) return ignored;
  }
  return false;
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
