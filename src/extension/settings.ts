import * as vscode from 'vscode';
import { settingsFrom } from '../editing/editor-settings.js';
import type { EditorSettings } from '../editing/editor-settings.js';

const SECTION = 'auth0Relink';

/** The settings that hold for a document or folder. */
export interface Settings extends EditorSettings {
  /** What to do when a workspace opens. */
  readonly scanAtStart: 'offer' | 'always' | 'never';
  readonly saveAfterFixAll: 'ask' | 'always' | 'never';
}

/** Settings by folder and language. Reading one from VS Code is slow enough to notice with thousands of files. */
const known = new Map<string, Settings>();

/** @param scope the document, file or folder; the workspace when absent */
export function settingsOf(scope?: vscode.Uri | vscode.TextDocument): Settings {
  const key = keyOf(scope);
  const settings = known.get(key) ?? readSettings(scope);
  known.set(key, settings);
  return settings;
}

/** Calls a listener when settings may have changed for any file. */
export function onSettingsChanged(listener: () => void): vscode.Disposable {
  const changed = () => {
    known.clear();
    listener();
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) changed();
    }),
    // Each folder may have its own settings.
    vscode.workspace.onDidChangeWorkspaceFolders(changed),
  );
}

/** Turns off what happens when a workspace opens, for all workspaces of the user. */
export function turnOffAtStart(): Thenable<void> {
  return vscode.workspace.getConfiguration(SECTION).update('scan.atStart', 'never', vscode.ConfigurationTarget.Global);
}

function keyOf(scope: vscode.Uri | vscode.TextDocument | undefined): string {
  if (scope === undefined) return '';
  const [uri, language] = 'languageId' in scope ? [scope.uri, scope.languageId] : [scope, ''];
  return `${language}#${vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() ?? ''}`;
}

function readSettings(scope: vscode.ConfigurationScope | undefined): Settings {
  const section = vscode.workspace.getConfiguration(SECTION, scope ?? null);
  return {
    ...settingsFrom((key) => section.get(key)),
    scanAtStart: section.get<Settings['scanAtStart']>('scan.atStart') ?? 'offer',
    saveAfterFixAll: section.get<Settings['saveAfterFixAll']>('fixAll.save') ?? 'ask',
  };
}
