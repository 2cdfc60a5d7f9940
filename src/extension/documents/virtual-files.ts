import * as vscode from 'vscode';

/** Larger files are neither settings files nor modules that others import. */
const MAX_SIZE = 256 * 1024;

const decoder = new TextDecoder();

/** @returns the text of a small file of any file system; undefined if there is none */
export async function readSmall(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0 || size > MAX_SIZE) return undefined;
    return decoder.decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** The folder of a file and its parents up to the workspace folder, nearest first. */
export function foldersAround(uri: vscode.Uri): vscode.Uri[] {
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const folders: vscode.Uri[] = [];
  for (let at = vscode.Uri.joinPath(uri, '..'); ; at = vscode.Uri.joinPath(at, '..')) {
    folders.push(at);
    if (at.path === '/' || at.path === root?.path || folders.length > 40) return folders;
  }
}
