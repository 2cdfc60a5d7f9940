import { TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { ServerCapabilities } from 'vscode-languageserver/node';
import { EXPLAIN, SHOW_GUIDE } from '../editing/finding-commands.js';
import type { Abilities } from './client-abilities.js';

/** Scans the workspace folders. */
export const SCAN = 'auth0Relink.scan';

/** Does what a code action says, for clients that don't ask for its edit. Its argument is the action's data. */
export const APPLY_ACTION = 'auth0Relink.applyAction';

export const QUICK_FIX = 'quickfix';

/** Rewrites among the refactorings, and the reasons why there are none. */
export const REFACTORING = 'refactor.rewrite.auth0Relink';

/** All automatic rewrites, on save. */
export const FIX_ON_SAVE = 'source.fixAll.auth0Relink';

/** Notebooks are left out: their cells would need the context of all others. */
export function serverAbilities({ encoding, pullsDiagnostics, resolvesEdits }: Abilities): ServerCapabilities {
  return {
    positionEncoding: encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    codeActionProvider: {
      codeActionKinds: [QUICK_FIX, REFACTORING, FIX_ON_SAVE],
      resolveProvider: resolvesEdits,
    },
    executeCommandProvider: { commands: [SCAN, SHOW_GUIDE, EXPLAIN, APPLY_ACTION], workDoneProgress: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    // What a scan found in other files is pushed: most clients don't ask for the diagnostics of a workspace.
    ...(pullsDiagnostics && {
      diagnosticProvider: { identifier: 'auth0-relink', interFileDependencies: true, workspaceDiagnostics: false },
    }),
  };
}
