import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageserver/node';
import type { FileEvent } from 'vscode-languageserver/node';
import { isDecisive } from '../editing/decisive-files.js';
import type { ClientDocuments } from './client-documents.js';
import type { DocumentSet } from './document-set.js';
import { filePathOf, slashedPath } from './file-names.js';
import type { ServerContext } from './server-context.js';
import type { WorkspaceScans } from './workspace-scans.js';

/** Asks the client to tell about changed settings and files, if it can be asked. */
export async function watch({ connection, abilities, log }: ServerContext): Promise<void> {
  try {
    if (abilities.registersConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'auth0Relink' });
    }
    if (abilities.registersWatchers) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
    }
  } catch (error) {
    log(error);
  }
}

/** Brings findings up to date after files have changed, appeared or gone. */
export function filesChanged(
  events: readonly FileEvent[],
  documents: ClientDocuments,
  set: DocumentSet,
  scans: WorkspaceScans,
): void {
  const files = events.flatMap(({ uri, type }) => {
    const file = filePathOf(uri);
    return file === undefined ? [] : [{ file, type }];
  });
  for (const { file, type } of files) {
    const open = documents.ofFile(file);
    if (open === undefined) continue;
    if (type === FileChangeType.Deleted) set.tracked.deleted(open.uri);
    if (type === FileChangeType.Created) set.tracked.created(open.uri, () => open);
  }
  if (files.some(({ file }) => isDecisive(slashedPath(file)))) set.tracked.refresh(documents.all());
  scans.rescan(files.map(({ file }) => file));
}
