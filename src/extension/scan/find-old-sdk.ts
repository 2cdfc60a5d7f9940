import * as vscode from 'vscode';
import { HOSTS } from '../../core/hosts/hosts.js';
import { oldSdkIn } from '../../scan/old-sdk.js';
import type { OldSdk } from '../../scan/old-sdk.js';
import { SKIPPED_FOLDERS } from '../../scan/search.js';
import { foldersAround, readSmall } from '../documents/virtual-files.js';

/** More files than this are not read: this runs in every workspace that is opened. */
const MOST = 200;

const ENDINGS = HOSTS.filter(({ kind }) => kind === 'page').flatMap(({ endings }) => endings);

/** Manifests first: there are few. */
const GLOBS: readonly string[] = ['**/{package,bower}.json', `**/*.{${ENDINGS.join(',')}}`];

/** Returns the first manifest or page of the workspace that names an old Auth0 SDK. Opens no document. */
export async function findOldSdk(): Promise<{ readonly uri: vscode.Uri; readonly sdk: OldSdk } | undefined> {
  const skipped = `**/{${[...SKIPPED_FOLDERS, 'bower_components'].join(',')}}/**`;
  for (const glob of GLOBS) {
    const uris = await vscode.workspace.findFiles(glob, skipped, MOST);
    for (const uri of uris.toSorted((a, b) => depthOf(a) - depthOf(b) || (a.path < b.path ? -1 : 1))) {
      const text = (await isLinked(uri)) ? undefined : await readSmall(uri);
      const sdk = text === undefined ? undefined : oldSdkIn(uri.path.slice(uri.path.lastIndexOf('/') + 1), text);
      if (sdk !== undefined) return { uri, sdk };
    }
  }
  return undefined;
}

/** Whether a file or one of its folders is a symbolic link, which VS Code follows, also to the outside of the workspace. */
async function isLinked(uri: vscode.Uri): Promise<boolean> {
  // Without the workspace folder itself.
  const places = [uri, ...foldersAround(uri).slice(0, -1)];
  const types = await Promise.all(places.map(async (place) => (await vscode.workspace.fs.stat(place)).type));
  return types.some((type) => (type & vscode.FileType.SymbolicLink) !== 0);
}

function depthOf({ path }: vscode.Uri): number {
  return path.split('/').length;
}
