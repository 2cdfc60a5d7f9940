import path from 'node:path';
import type { InitializeParams, WorkspaceFolder } from 'vscode-languageserver/node';
import { fileUriOf, filePathOf, isBelow } from './file-names.js';

/** A workspace folder on this machine. */
export interface Root {
  /** As the client writes it. */
  readonly uri: string;
  readonly name: string;
  /** An absolute path. */
  readonly folder: string;
}

/** The folders that the client works in. */
export class WorkspaceRoots {
  #roots: readonly Root[];

  constructor({ workspaceFolders, ...old }: InitializeParams) {
    // Clients from before there were several folders.
    const { rootUri, rootPath } = old as { readonly rootUri?: string | null; readonly rootPath?: string | null };
    const single = rootUri ?? (rootPath ? fileUriOf(rootPath) : undefined);
    this.#roots = rootsOf(workspaceFolders ?? (single === undefined ? [] : [{ uri: single, name: '' }]));
  }

  all(): readonly Root[] {
    return this.#roots;
  }

  /** Returns the innermost folder of a file. */
  of(file: string): Root | undefined {
    return this.#roots
      .filter(({ folder }) => isBelow(folder, file))
      .toSorted((a, b) => b.folder.length - a.folder.length)[0];
  }

  /** @returns the folders that are gone */
  change(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): readonly Root[] {
    const isGone = ({ uri }: Root) => removed.some((folder) => folder.uri === uri);
    const gone = this.#roots.filter(isGone);
    this.#roots = [...this.#roots.filter((root) => !isGone(root)), ...rootsOf(added)];
    return gone;
  }
}

function rootsOf(folders: readonly WorkspaceFolder[]): Root[] {
  return folders.flatMap(({ uri, name }) => {
    const folder = filePathOf(uri)?.replace(/(?<=[^:/\\])[/\\]+$/, '');
    return folder === undefined ? [] : [{ uri, name: name || path.basename(folder), folder }];
  });
}
