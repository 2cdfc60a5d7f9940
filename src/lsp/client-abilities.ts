import type { InitializeParams } from 'vscode-languageserver/node';
import type { PositionEncoding } from './text-positions.js';

/** What the client can do, as far as the server depends on it. */
export interface Abilities {
  readonly encoding: PositionEncoding;
  /** Asks for the diagnostics of open documents, so they are not pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly versionedDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescriptions: boolean;
  readonly diagnosticTags: boolean;
  /** Understands code actions, not only commands. */
  readonly codeActions: boolean;
  /** Asks for the edit of an action when the user picks it. */
  readonly resolvesEdits: boolean;
  readonly disabledActions: boolean;
  readonly documentChanges: boolean;
  /** Creates files as a part of an edit. */
  readonly createsFiles: boolean;
  readonly markdownHovers: boolean;
  readonly showsDocuments: boolean;
  readonly configuration: boolean;
  /** Says when a setting changes, if it is asked to. */
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly workspaceFolders: boolean;
  readonly progress: boolean;
}

export function abilitiesOf({ capabilities }: InitializeParams): Abilities {
  const { general, textDocument, window, workspace } = capabilities;
  const publishing = textDocument?.publishDiagnostics;
  const actions = textDocument?.codeAction;
  const edits = workspace?.workspaceEdit;
  const encodings = general?.positionEncodings ?? [];
  return {
    encoding:
      encodings.find((encoding): encoding is PositionEncoding => ['utf-8', 'utf-16'].includes(encoding)) ?? 'utf-16',
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    versionedDiagnostics: publishing?.versionSupport === true,
    // Those that pull say this elsewhere, if at all; every one of them understands these.
    relatedInformation: publishing?.relatedInformation === true,
    codeDescriptions: publishing?.codeDescriptionSupport === true,
    diagnosticTags: publishing?.tagSupport !== undefined,
    codeActions: actions?.codeActionLiteralSupport !== undefined,
    resolvesEdits: actions?.dataSupport === true && actions.resolveSupport?.properties.includes('edit') === true,
    disabledActions: actions?.disabledSupport === true,
    documentChanges: edits?.documentChanges === true,
    createsFiles: edits?.documentChanges === true && edits.resourceOperations?.includes('create') === true,
    markdownHovers: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    showsDocuments: window?.showDocument?.support === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
  };
}
