import * as vscode from 'vscode';
import { hostOf, hostOfEditorLanguage } from '../../core/hosts/hosts.js';
import { portablePath } from '../../rewrites/helpers/module/paths.js';
import { isInSkippedFolder } from '../../scan/search.js';

/** The text of a file or document, and the name under which the engine reads it. */
export interface NamedText {
  readonly uri: vscode.Uri;
  /** A path, or a name whose extension says what the text is. */
  readonly fileName: string;
  readonly text: string;
}

const CELL = 'vscode-notebook-cell';

/**
 * @returns the name under which the engine reads a document, or undefined if it does not: sides of a diff, output,
 * other languages. For a file only its name counts, as in a scan.
 */
export function fileNameOf({ uri, languageId }: vscode.TextDocument): string | undefined {
  if (uri.scheme === 'untitled' || uri.scheme === CELL) {
    const ending = hostOfEditorLanguage(languageId)?.endings[0];
    return ending === undefined ? undefined : `${uri.scheme === CELL ? uri.fsPath : uri.path}.${ending}`;
  }
  if (!isFileLike(uri) || isNeverSearched(uri)) return undefined;
  const name = pathForEngine(uri);
  return hostOf(name) === undefined ? undefined : name;
}

/** Returns the path of a file as the engine names the files that it reads itself. */
export function pathForEngine(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? portablePath(uri.fsPath) : uri.path;
}

/** Whether a file lies in a folder that no scan of its workspace folder searches, such as node_modules. */
export function isNeverSearched(uri: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.path ?? '';
  return isInSkippedFolder(uri.path.slice(folder.length));
}

/** Whether a document of this scheme is a file. The sides of a diff come from read-only file systems. */
function isFileLike(uri: vscode.Uri): boolean {
  if (uri.scheme === 'file' || uri.scheme === 'vscode-remote') return true;
  if (uri.scheme === 'git' || uri.scheme.startsWith('vscode-')) return isWorkspaceScheme(uri.scheme);
  return isWorkspaceScheme(uri.scheme) || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

function isWorkspaceScheme(scheme: string): boolean {
  return vscode.workspace.workspaceFolders?.some(({ uri }) => uri.scheme === scheme) === true;
}

/** The magic command that makes a cell of another kernel JavaScript. */
const MAGIC = /^\s*(?:%%(?:javascript|js|script node)|#!(?:javascript|js))\b[^\r\n]*/i;

/** The text for the engine: a cell's magic command becomes spaces, which keeps offsets. */
export function textOf(document: vscode.TextDocument): string {
  const text = document.getText();
  if (document.uri.scheme !== CELL) return text;
  return text.replace(MAGIC, (word) => ' '.repeat(word.length));
}

/** @returns the text of a document, as the analyser expects it */
export function namedTextOf(document: vscode.TextDocument): NamedText {
  return { uri: document.uri, fileName: fileNameOf(document) ?? '', text: textOf(document) };
}
